// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.PropertyText;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.ValueTypes;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One new file system of a container: what it is made of, where the container sees it, how it is mounted. */
public final class FileSystemForm {
    /** What it is made of. */
    public enum Source {
        /** A new volume of a storage. */
        VOLUME,
        /** A directory or a block device of the node. */
        NODE
    }

    /** Most GiB that a volume can have. */
    private static final long LARGEST = 131_072;

    private final String key;
    private final boolean isRoot;
    private final ChoiceField<Source> source;
    private final ChoiceField<StorageState> storage;
    private final InputField<Double> size;
    private final InputField<String> nodePath;
    private final InputField<String> path;
    private final MountAttributes attributes;
    private final Form form;

    /**
     * A new file system.
     *
     * @param prefix begins the fields' ids
     * @param key {@code rootfs} or {@code mpN}
     */
    public FileSystemForm(String prefix, String key, List<StorageState> storages) {
        this.key = key;
        this.isRoot = key.equals("rootfs");
        source = ChoiceField.of(
                new FieldState(prefix + "-source", Sentence.of("Made of")),
                List.of(
                        Choice.of(Source.VOLUME, Sentence.of("A new volume")),
                        Choice.of(Source.NODE, Sentence.of("A directory or device of the node"))));
        storage = new ChoiceField<StorageState>(new FieldState(prefix + "-storage", Sentence.of("Storage")))
                .missing(Sentence.of(
                        "No storage of this node takes disks of containers. Allow them in a storage first."));
        size = InputField.of(new FieldState(prefix + "-size", Sentence.of("Size")), ValueTypes.number(0.001, LARGEST))
                .in(Sentence.of("GiB"), 8)
                .holding("8");
        nodePath = InputField.of(
                        new FieldState(prefix + "-node-path", Sentence.of("Path on the node")),
                        ContainerDisk.VOLUME.type(),
                        (given, cause) -> pathNeeded(given))
                .checkedBy(given -> given.startsWith("/") ? Optional.empty() : Optional.of(pathNeeded(given)));
        path = InputField.of(
                new FieldState(prefix + "-path", Sentence.of("Path in the container")),
                ContainerDisk.PATH.type(),
                (given, cause) -> pathNeeded(given));
        attributes = new MountAttributes(prefix, isRoot);
        List<Field> all = new ArrayList<>(main());
        all.addAll(attributes.advanced());
        form = new Form(all);
        wire();
        offerStorages(storages);
    }

    private static Sentence pathNeeded(String given) {
        return Sentence.of("A path such as /srv/data, without “..” and commas, is needed; “{0}” is given.", given);
    }

    private void wire() {
        source.state().shownProperty().set(!isRoot);
        path.state().shownProperty().set(!isRoot);
        source.valueProperty().addListener((observable, before, now) -> show());
        nodePath.state()
                .hintProperty()
                .set(Sentence.of("Only root@pam may give a container something of the node. It is in no backup."));
        path.state().hintProperty().set(Sentence.of("The container sees it there, such as /srv/data."));
        show();
    }

    private void show() {
        boolean isVolume = source.is(Source.VOLUME);
        storage.state().shownProperty().set(isVolume);
        size.state().shownProperty().set(isVolume);
        nodePath.state().shownProperty().set(!isVolume);
        attributes.backup().state().shownProperty().set(isVolume);
    }

    /** Offers storages that take disks of containers. */
    public void offerStorages(List<StorageState> storages) {
        storage.offer(StorageChoices.of(storages));
    }

    /** {@code rootfs} or {@code mpN}. */
    public String key() {
        return key;
    }

    /** Whether it is the root. */
    public boolean isRoot() {
        return isRoot;
    }

    /** The fields that everybody looks at. */
    public List<Field> main() {
        List<Field> fields = new ArrayList<>(List.of(source, storage, size, nodePath, path));
        fields.addAll(attributes.main());
        return fields;
    }

    /** The fields that few need. */
    public List<Field> advanced() {
        return attributes.advanced();
    }

    /** All fields. */
    public Form form() {
        return form;
    }

    /** What it is made of. */
    public ChoiceField<Source> source() {
        return source;
    }

    /** Where the volume lies. */
    public ChoiceField<StorageState> storage() {
        return storage;
    }

    /** Size in GiB. */
    public InputField<Double> size() {
        return size;
    }

    /** What of the node is mounted. */
    public InputField<String> nodePath() {
        return nodePath;
    }

    /** Where the container sees it. */
    public InputField<String> path() {
        return path;
    }

    /** How it is mounted. */
    public MountAttributes attributes() {
        return attributes;
    }

    /** It as the call asks for it. */
    public String written() {
        String made = source.is(Source.NODE)
                ? nodePath.formatted()
                : storage.value().map(StorageChoices::name).orElse("") + ":" + size.formatted();
        Options parts = Options.EMPTY.with(ContainerDisk.VOLUME, made);
        if (!isRoot) {
            parts = parts.with(ContainerDisk.PATH, path.formatted());
        }
        return PropertyText.of(ContainerDisk.VOLUME.name()).format(attributes.store(parts));
    }
}
