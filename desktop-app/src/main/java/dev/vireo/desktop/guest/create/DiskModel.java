// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.option.ValueTypes;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;

/** One new disk: where it lies, how large it is, how it is attached. */
public final class DiskModel {
    /** Most GiB that a disk can have. */
    private static final long LARGEST = 131_072;

    private final ChoiceField<DiskBus> bus = ChoiceField.of(
            new FieldState("wizard-disk-bus", Sentence.of("Bus")),
            DiskBus.IN_ORDER.stream().map(b -> Choice.of(b, b.label())).toList());
    private final InputField<Long> index =
            InputField.of(new FieldState("wizard-disk-index", Sentence.of("Number")), ValueTypes.integer(0, 30));
    private final ChoiceField<StorageState> storage = new ChoiceField<StorageState>(
                    new FieldState("wizard-disk-storage", Sentence.of("Storage")))
            .missing(Sentence.of("No storage of this node takes disks. Remove the disk, or set one up first."));
    private final InputField<Double> size = InputField.of(
                    new FieldState("wizard-disk-size", Sentence.of("Size")), ValueTypes.number(0.001, LARGEST))
            .in(Sentence.of("GiB"), 8)
            .holding("32");
    private final ChoiceField<String> format =
            new ChoiceField<>(new FieldState("wizard-disk-format", Sentence.of("Format")));
    private final ChoiceField<String> cache = ChoiceField.of(
            new FieldState("wizard-disk-cache", Sentence.of("Cache")),
            List.of(
                    Choice.of("", Sentence.of("Default (none)")),
                    Choice.of("writeback", Sentence.verbatim("Write back")),
                    Choice.of("writethrough", Sentence.verbatim("Write through")),
                    Choice.of("directsync", Sentence.verbatim("Direct sync")),
                    Choice.of("unsafe", Sentence.of("Write back (unsafe)"))));
    private final FlagField discard =
            new FlagField(new FieldState("wizard-disk-discard", Sentence.of("Discard")), false);
    private final FlagField solidState =
            new FlagField(new FieldState("wizard-disk-ssd", Sentence.of("SSD emulation")), false);
    private final FlagField ioThread =
            new FlagField(new FieldState("wizard-disk-iothread", Sentence.of("IO thread")), true);
    private final FlagField backup =
            new FlagField(new FieldState("wizard-disk-backup", Sentence.of("Include in backups")), true);
    private final Form form = Form.of(bus, index, storage, size, format, cache, discard, solidState, ioThread, backup);

    DiskModel(DiskBus startBus, int startIndex, List<StorageState> storages) {
        bus.choose(startBus);
        index.textProperty().set(Integer.toString(startIndex));
        storage.valueProperty().addListener((observable, before, now) -> offerFormats());
        bus.valueProperty().addListener((observable, before, now) -> suitBus());
        cache.valueProperty().addListener((observable, before, now) -> hintCache());
        discard.state().hintProperty().set(Sentence.of("Gives freed space back."));
        offerStorages(storages);
        suitBus();
        hintCache();
    }

    void offerStorages(List<StorageState> storages) {
        storage.offer(StorageChoices.of(storages));
        offerFormats();
    }

    private void offerFormats() {
        List<String> formats = storage.value().map(StorageChoices::formats).orElse(List.of("raw"));
        format.clear();
        format.offer(formats.stream().map(DiskModel::formatChoice).toList());
        format.state().enabledProperty().set(formats.size() > 1);
        format.state()
                .hintProperty()
                .set(
                        formats.size() > 1
                                ? Sentence.of("qcow2 can have snapshots, raw is a little faster.")
                                : Sentence.of("This storage keeps disks as they are."));
    }

    private static Choice<String> formatChoice(String word) {
        return Choice.of(word, Sentence.verbatim(word));
    }

    private void suitBus() {
        DiskBus chosen = bus();
        bus.state().hintProperty().set(chosen.advice());
        solidState.state().shownProperty().set(chosen != DiskBus.VIRTIO);
        ioThread.state().shownProperty().set(chosen.hasThreads());
    }

    private void hintCache() {
        cache.state()
                .hintProperty()
                .set(
                        switch (cache.value().orElse("")) {
                            case "writeback" -> Sentence.of("Fast; a power cut loses what the guest has not flushed.");
                            case "writethrough" -> Sentence.of("Fast to read, slow to write, safe.");
                            case "directsync" -> Sentence.of("Every write goes to the disk at once: safe and slow.");
                            case "unsafe" ->
                                Sentence.of("Ignores flushes: a power cut can destroy the disk. For throwaway guests.");
                            default -> Sentence.of("Safe, and right for most guests.");
                        });
    }

    /** The chosen bus. */
    DiskBus bus() {
        return bus.value().orElse(DiskBus.SCSI);
    }

    /** The key of the disk, such as {@code scsi0}. */
    public String key() {
        return bus().word() + index.value().orElse(0L);
    }

    /** Bus of the disk. */
    public ChoiceField<DiskBus> busField() {
        return bus;
    }

    /** Number on the bus. */
    public InputField<Long> index() {
        return index;
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

    /** Cache mode; empty for the default. */
    public ChoiceField<String> cache() {
        return cache;
    }

    /** Whether freed space is given back. */
    public FlagField discard() {
        return discard;
    }

    /** Whether the guest sees a solid-state disk. */
    public FlagField solidState() {
        return solidState;
    }

    /** Whether a thread of its own serves the disk. */
    public FlagField ioThread() {
        return ioThread;
    }

    /** Whether backups include it. */
    public FlagField backup() {
        return backup;
    }

    Form form() {
        return form;
    }

    /** The disk as the call asks for it. */
    Disk disk() {
        String storageName = storage.value().map(StorageChoices::name).orElse("");
        Disk disk = Disk.of(storageName + ":"
                + size.value().map(size -> ValueTypes.number(0).format(size)).orElse("0"));
        if (format.state().counts() && format.value().isPresent()) {
            disk = disk.with(Disk.FORMAT, format.value().get());
        }
        if (!cache.is("") && cache.value().isPresent()) {
            disk = disk.with(Disk.CACHE, cache.value().get());
        }
        return withFlags(disk);
    }

    private Disk withFlags(Disk disk) {
        Disk flagged = discard.isOn() ? disk.with(Disk.DISCARD, "on") : disk;
        flagged = solidState.isOn() ? flagged.with(Disk.SSD, true) : flagged;
        flagged = ioThread.isOn() ? flagged.with(Disk.IOTHREAD, true) : flagged;
        return backup.isOn() ? flagged : flagged.with(Disk.BACKUP, false);
    }
}
