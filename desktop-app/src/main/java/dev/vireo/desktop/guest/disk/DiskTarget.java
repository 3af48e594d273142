// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where disks go, and in which format: two fields that several dialogs have. */
public final class DiskTarget {
    private final ChoiceField<Optional<StorageState>> storage;
    private final ChoiceField<String> format;
    private final boolean maySame;
    private final String content;

    /**
     * Fields without choices yet.
     *
     * @param id begins the fields' ids
     * @param maySame whether disks can stay on the storages where they are
     */
    public DiskTarget(String id, boolean maySame) {
        this(id, maySame, GuestItem.Kind.VM);
    }

    /**
     * Fields without choices yet, for guests of a kind.
     *
     * @param id begins the fields' ids
     * @param maySame whether disks can stay on the storages where they are
     */
    public DiskTarget(String id, boolean maySame, GuestItem.Kind kind) {
        this.maySame = maySame;
        this.content = kind == GuestItem.Kind.VM ? "images" : "rootdir";
        this.storage = new ChoiceField<Optional<StorageState>>(new FieldState(id + "-storage", Sentence.of("Storage")))
                .missing(Sentence.of("No storage of this node takes disks. Set one up first."));
        this.format = new ChoiceField<>(new FieldState(id + "-format", Sentence.of("Format")));
        format.state().shownProperty().set(kind == GuestItem.Kind.VM);
        storage.valueProperty().addListener((observable, before, now) -> offerFormats());
        if (maySame) {
            offer(List.of());
        }
        offerFormats();
    }

    private void offer(List<StorageState> storages) {
        List<Choice<Optional<StorageState>>> choices = new ArrayList<>();
        if (maySame) {
            choices.add(Choice.of(Optional.empty(), Sentence.of("Where the disks are now")));
        }
        StorageChoices.of(StorageChoices.taking(content, storages))
                .forEach(
                        choice -> choices.add(Choice.of(Optional.of(choice.value()), choice.label(), choice.detail())));
        storage.offer(choices);
        offerFormats();
    }

    private Optional<StorageState> chosen() {
        return storage.value().flatMap(choice -> choice);
    }

    private void offerFormats() {
        List<String> formats = chosen().map(StorageChoices::formats).orElse(List.of());
        boolean canChoose = formats.size() > 1;
        List<Choice<String>> choices = new ArrayList<>();
        choices.add(Choice.of("", Sentence.of("As it is, where the storage can")));
        if (canChoose) {
            formats.forEach(name -> choices.add(Choice.of(name, Sentence.verbatim(name))));
        }
        format.offer(choices);
        format.state().enabledProperty().set(canChoose);
        format.state()
                .hintProperty()
                .set(canChoose ? Sentence.of("qcow2 can have snapshots, raw is a little faster.") : Sentence.EMPTY);
    }

    /** Reads the storages of a node. */
    public void read(AgentApi api, Background background, NodeName node) {
        Arguments atNode = Arguments.NONE.with(PathParameters.NODE, node).with(StorageEndpoints.ENABLED, true);
        background.run(
                () -> api.call(StorageEndpoints.LIST, atNode),
                this::offer,
                reason -> storage.missing(Sentence.of("The server says: {0}", Failures.words(reason))));
    }

    /** The arguments with what was chosen; a move, a clone and what else has a target take them under the same names. */
    public Arguments addTo(Arguments arguments) {
        Arguments with = arguments;
        String name = storageName();
        if (!name.isEmpty()) {
            with = with.with(DiskEndpoints.STORAGE, StorageId.parse(name));
        }
        String wanted = format.value().orElse("");
        return wanted.isEmpty() || !format.state().counts() ? with : with.with(DiskEndpoints.FORMAT, wanted);
    }

    /** Name of the chosen storage; empty where the disks are now. */
    public String storageName() {
        return chosen().map(StorageChoices::name).orElse("");
    }

    /** Where the disks go; nothing for where they are now. */
    public ChoiceField<Optional<StorageState>> storage() {
        return storage;
    }

    /** The format that they get. */
    public ChoiceField<String> format() {
        return format;
    }
}
