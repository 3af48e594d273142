// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.rescan;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.storage.RescanAnswer;
import dev.vireo.model.storage.RescanAnswer.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Looks for volumes that no guest names; what is found is taken into the configurations once a person wants it. */
public final class RescanViewModel {
    private static final Set<String> MENDED = Set.of(RescanAnswer.UNREFERENCED, RescanAnswer.SIZE);

    private final AgentApi api;
    private final Background background;
    private final Scope scope;
    private final Consumer<String> begun;
    private final ReadOnlyObjectWrapper<Optional<RescanAnswer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(true);
    private Cancellation reading = Cancellation.NONE;

    /**
     * Where is looked.
     *
     * @param guest the only guest whose volumes are looked for; every one of the node if empty
     * @param storage the only storage that is looked at; every one of the node if empty
     */
    public record Scope(NodeName node, Optional<Vmid> guest, Optional<StorageId> storage) {
        private Arguments arguments() {
            Arguments arguments = Arguments.NONE.with(PathParameters.NODE, node);
            if (guest.isPresent()) {
                arguments = arguments.with(DiskEndpoints.ONE_GUEST, guest.get());
            }
            return storage.isPresent() ? arguments.with(DiskEndpoints.ONE_STORAGE, storage.get()) : arguments;
        }
    }

    /** @param begun is told the UPID of the task that takes in what was found */
    public RescanViewModel(AgentApi api, Background background, Scope scope, Consumer<String> begun) {
        this.api = api;
        this.background = background;
        this.scope = scope;
        this.begun = begun;
    }

    /** Looks; nothing is changed by that. */
    public void look() {
        failure.set(Sentence.EMPTY);
        busy.set(true);
        Arguments arguments = scope.arguments();
        reading = background.run(
                () -> api.call(DiskEndpoints.PREVIEW_RESCAN, arguments),
                read -> {
                    busy.set(false);
                    answer.set(Optional.of(read));
                },
                this::fail);
    }

    /** Looks no more. */
    public void close() {
        reading.cancel();
        open.set(false);
    }

    /** Lets the server take in what it finds now. */
    void takeIn() {
        if (!canTakeIn()) {
            return;
        }
        failure.set(Sentence.EMPTY);
        busy.set(true);
        Arguments arguments = scope.arguments();
        background.run(
                () -> api.call(DiskEndpoints.RESCAN, arguments),
                upid -> {
                    busy.set(false);
                    begun.accept(upid);
                    open.set(false);
                },
                this::fail);
    }

    private void fail(Throwable reason) {
        busy.set(false);
        boolean isForeign = reason instanceof ApiException refused && refused.kind() == ErrorKind.UNKNOWN_METHOD;
        failure.set(
                isForeign
                        ? Sentence.of("This server cannot look for such volumes.")
                        : Sentence.verbatim(Failures.words(reason)));
    }

    /** What was found, as far as it is known. */
    List<Finding> findings() {
        return answer.get().map(RescanAnswer::findings).orElse(List.of());
    }

    private boolean canTakeIn() {
        return !busy.get() && findings().stream().anyMatch(found -> MENDED.contains(found.kind()));
    }

    /** Whether anything was found that can be taken in. */
    BooleanBinding mayTakeIn() {
        return Bindings.createBooleanBinding(this::canTakeIn, busy, answer);
    }

    Scope scope() {
        return scope;
    }

    /** What the server found; empty before it has answered. */
    ReadOnlyObjectProperty<Optional<RescanAnswer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Why the server did not look, or did not take in. */
    ReadOnlyObjectProperty<Sentence> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether the server is at it. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the window is still wanted. */
    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }
}
