// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.PropertyText;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.ValueTypes;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.ArrayList;
import java.util.List;

/** One new disk: where it lies, how large it is, how it is attached. */
public final class DiskModel {
    /** Most GiB that a disk can have. */
    private static final long LARGEST = 131_072;

    private final DiskPlace place;
    private final ChoiceField<StorageState> storage;
    private final InputField<Double> size;
    private final ChoiceField<String> format;
    private final DiskAttributes attributes;
    private final Form form;

    /** @param prefix begins the fields' ids */
    public DiskModel(String prefix, DiskBus startBus, int startIndex, List<StorageState> storages) {
        place = new DiskPlace(prefix, startBus, startIndex);
        storage = new ChoiceField<StorageState>(new FieldState(prefix + "-storage", Sentence.of("Storage")))
                .missing(Sentence.of("No storage of this node takes disks. Remove the disk, or set one up first."));
        size = InputField.of(new FieldState(prefix + "-size", Sentence.of("Size")), ValueTypes.number(0.001, LARGEST))
                .in(Sentence.of("GiB"), 8)
                .holding("32");
        format = new ChoiceField<>(new FieldState(prefix + "-format", Sentence.of("Format")));
        attributes = new DiskAttributes(prefix);
        List<Field> all = new ArrayList<>(main());
        all.addAll(advanced());
        form = new Form(all);
        storage.valueProperty().addListener((observable, before, now) -> offerFormats());
        place.bus().valueProperty().addListener((observable, before, now) -> attributes.suit(bus()));
        attributes.suit(bus());
        offerStorages(storages);
    }

    /** Offers storages that take disks. */
    public void offerStorages(List<StorageState> storages) {
        storage.offer(StorageChoices.of(storages));
        offerFormats();
    }

    private void offerFormats() {
        List<String> formats = storage.value().map(StorageChoices::formats).orElse(List.of("raw"));
        format.clear();
        format.offer(formats.stream()
                .map(word -> Choice.of(word, Sentence.verbatim(word)))
                .toList());
        format.state().enabledProperty().set(formats.size() > 1);
        format.state()
                .hintProperty()
                .set(
                        formats.size() > 1
                                ? Sentence.of("qcow2 can have snapshots, raw is a little faster.")
                                : Sentence.of("This storage keeps disks as they are."));
    }

    /** The fields that everybody looks at. */
    public List<Field> main() {
        return List.of(place.bus(), storage, size, format, attributes.cache());
    }

    /** The fields that few need. */
    public List<Field> advanced() {
        List<Field> fields = new ArrayList<>(List.of(place.index()));
        fields.addAll(attributes.advanced());
        return fields;
    }

    /** The chosen bus. */
    public DiskBus bus() {
        return place.busOrScsi();
    }

    /** The key of the disk, such as {@code scsi0}. */
    public String key() {
        return place.key();
    }

    /** Bus of the disk. */
    public ChoiceField<DiskBus> busField() {
        return place.bus();
    }

    /** Number on the bus. */
    public InputField<Long> index() {
        return place.index();
    }

    /** Where it is attached. */
    public DiskPlace place() {
        return place;
    }

    /** Where it lies. */
    public ChoiceField<StorageState> storage() {
        return storage;
    }

    /** Size in GiB. */
    public InputField<Double> size() {
        return size;
    }

    /** Image format. */
    public ChoiceField<String> format() {
        return format;
    }

    /** How it is attached. */
    public DiskAttributes attributes() {
        return attributes;
    }

    /** All fields. */
    public Form form() {
        return form;
    }

    /** The disk as the call asks for it. */
    public String written() {
        String name = storage.value().map(StorageChoices::name).orElse("");
        Options parts = Options.EMPTY.with(Disk.FILE, name + ":" + size.formatted());
        if (format.state().counts() && format.value().isPresent()) {
            parts = parts.with(Disk.FORMAT, format.value().get());
        }
        return PropertyText.of(Disk.FILE.name()).format(attributes.store(parts));
    }
}
