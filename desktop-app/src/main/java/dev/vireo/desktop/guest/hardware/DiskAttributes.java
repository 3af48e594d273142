// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;

/** How a disk is attached, whatever lies on it. */
public final class DiskAttributes {
    private final ChoiceField<String> cache;
    private final FlagField discard;
    private final FlagField solidState;
    private final FlagField ioThread;
    private final FlagField backup;
    private final FlagField readOnly;
    private final FlagField replicate;
    private final ChoiceField<String> aio;
    private final DiskLimits limits;

    /** @param prefix begins the fields' ids */
    DiskAttributes(String prefix) {
        cache = ChoiceField.of(
                new FieldState(prefix + "-cache", Sentence.of("Cache")),
                List.of(
                        Choice.of("", Sentence.of("Default (none)")),
                        Choice.of("writeback", Sentence.verbatim("Write back")),
                        Choice.of("writethrough", Sentence.verbatim("Write through")),
                        Choice.of("directsync", Sentence.verbatim("Direct sync")),
                        Choice.of("unsafe", Sentence.of("Write back (unsafe)"))));
        discard = flag(prefix + "-discard", Sentence.of("Discard"), false);
        solidState = flag(prefix + "-ssd", Sentence.of("SSD emulation"), false);
        ioThread = flag(prefix + "-iothread", Sentence.of("IO thread"), true);
        backup = flag(prefix + "-backup", Sentence.of("Include in backups"), true);
        readOnly = flag(prefix + "-ro", Sentence.of("Read only"), false);
        replicate = flag(prefix + "-replicate", Sentence.of("Replicate"), true);
        aio = ChoiceField.of(
                new FieldState(prefix + "-aio", Sentence.of("Async IO")),
                List.of(
                        Choice.of("", Sentence.of("Default (io_uring)")),
                        Choice.of("native", Sentence.verbatim("native")),
                        Choice.of("threads", Sentence.verbatim("threads"))));
        limits = new DiskLimits(prefix);
        wire();
    }

    private static FlagField flag(String id, Sentence label, boolean on) {
        return new FlagField(new FieldState(id, label), on);
    }

    private void wire() {
        discard.state().hintProperty().set(Sentence.of("Gives freed space back."));
        cache.valueProperty().addListener((observable, before, now) -> hintCache());
        hintCache();
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

    /** Shows what a bus can do, and nothing else. */
    void suit(DiskBus bus) {
        solidState.state().shownProperty().set(bus != DiskBus.VIRTIO);
        ioThread.state().shownProperty().set(bus.hasThreads());
        readOnly.state().shownProperty().set(bus.hasThreads());
    }

    /** The parts of the property string. */
    List<Setting> settings() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.of(Disk.CACHE.name(), cache, ""),
                Setting.of(Disk.DISCARD.name(), discard, this::discardWord, this::showDiscard),
                Setting.of(Disk.SSD.name(), solidState, false),
                Setting.of(Disk.IOTHREAD.name(), ioThread, false),
                Setting.of(Disk.READ_ONLY.name(), readOnly, false),
                Setting.of(Disk.BACKUP.name(), backup, true),
                Setting.of(Disk.REPLICATE.name(), replicate, true),
                Setting.of(Disk.AIO.name(), aio, "")));
        settings.addAll(limits.settings());
        return settings;
    }

    /** The parts of a new disk with what the fields say. */
    Options store(Options parts) {
        return Setting.storeAll(settings(), parts);
    }

    private String discardWord() {
        return discard.onProperty().get() ? "on" : "";
    }

    private void showDiscard(String word) {
        discard.onProperty().set(word.equals("on"));
    }

    /** What is folded away. */
    List<Field> advanced() {
        List<Field> fields = new ArrayList<>(List.of(discard, solidState, ioThread, backup, readOnly, replicate, aio));
        fields.addAll(limits.fields());
        return fields;
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

    /** How much may go to and fro. */
    public DiskLimits limits() {
        return limits;
    }
}
