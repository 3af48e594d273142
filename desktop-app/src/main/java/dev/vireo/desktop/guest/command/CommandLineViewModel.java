// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.command;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.CommandLineEndpoints;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.guest.CommandLine;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The command line of a guest's QEMU, of the process that runs or of the next start. */
public final class CommandLineViewModel {
    /** Which command line is shown. */
    enum Moment {
        /** That of the process that runs. */
        NOW,
        /** That of the next start. */
        NEXT
    }

    private static final CommandLine NOTHING = new CommandLine(List.of(), List.of(), List.of(), null);

    private final GuestItem guest;
    private final Background background;
    private final ReadOnlyObjectWrapper<CommandLine> read = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);
    private final ObjectProperty<Moment> moment = new SimpleObjectProperty<>(Moment.NEXT);
    private Cancellation reading = Cancellation.NONE;

    /** That of a virtual machine; nothing is asked before {@link #open}. */
    public CommandLineViewModel(GuestItem guest, Background background) {
        this.guest = guest;
        this.background = background;
    }

    /** Asks the server. */
    public void open() {
        GuestCalls calls = new GuestCalls(guest);
        reading =
                background.run(() -> calls.api().call(CommandLineEndpoints.READ, calls.path()), this::take, this::fail);
    }

    /** Asks no more. */
    public void close() {
        reading.cancel();
    }

    private void take(CommandLine answer) {
        read.set(answer);
        moment.set(answer.running().isEmpty() ? Moment.NEXT : Moment.NOW);
        String refusal = answer.refusal();
        failure.set(refusal == null ? Sentence.EMPTY : Sentence.of("The next start would be refused: {0}", refusal));
    }

    private void fail(Throwable reason) {
        boolean isForeign = reason instanceof ApiException refused && refused.kind() == ErrorKind.UNKNOWN_METHOD;
        failure.set(
                isForeign
                        ? Sentence.of("This server does not tell how it calls QEMU.")
                        : Sentence.verbatim(Failures.words(reason)));
    }

    /** The guest. */
    GuestItem guest() {
        return guest;
    }

    /** Whether QEMU runs, so that there is a choice. */
    boolean runs() {
        return !read.get().running().isEmpty();
    }

    /** The command line of the chosen moment, written for a shell; empty where there is none. */
    String text() {
        return CommandLineText.of(
                moment.get() == Moment.NOW ? read.get().running() : read.get().next());
    }

    /** What is to be known of the chosen moment, in the server's words. */
    List<String> notes() {
        return moment.get() == Moment.NOW ? List.of() : read.get().notes();
    }

    /** What the server told. */
    ReadOnlyObjectProperty<CommandLine> readProperty() {
        return read.getReadOnlyProperty();
    }

    /** Which command line is shown. */
    ObjectProperty<Moment> momentProperty() {
        return moment;
    }

    /** Why there is nothing to show, or would not be at the next start. */
    ReadOnlyObjectProperty<Sentence> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
