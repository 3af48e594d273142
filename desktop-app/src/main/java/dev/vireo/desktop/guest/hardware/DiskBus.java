// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.option.OptionFamily;
import java.util.Arrays;
import java.util.List;

/** What a disk is attached to. */
@SuppressWarnings("ImmutableEnumChecker") // records of immutable values
public enum DiskBus {
    /** The SCSI controller. */
    SCSI(
            VmOptions.SCSI,
            Sentence.verbatim("SCSI"),
            Sentence.of(
                    "Fast and complete, for guests with VirtIO drivers: every Linux, Windows with the drivers’ CD.")),
    /** A VirtIO block device. */
    VIRTIO(
            VmOptions.VIRTIO,
            Sentence.verbatim("VirtIO Block"),
            Sentence.of("As fast as SCSI, with fewer functions. Not for Windows without the drivers’ CD.")),
    /** SATA. */
    SATA(
            VmOptions.SATA,
            Sentence.verbatim("SATA"),
            Sentence.of("Every modern system has its driver; slower than VirtIO. Right for installing Windows.")),
    /** IDE. */
    IDE(
            VmOptions.IDE,
            Sentence.verbatim("IDE"),
            Sentence.of("Every old system has its driver; slow, at most four drives. The CD drive is ide2."));

    /** As they are offered. */
    public static final List<DiskBus> IN_ORDER = List.of(SCSI, VIRTIO, SATA, IDE);

    private final OptionFamily<Disk> family;
    private final Sentence label;
    private final Sentence advice;

    DiskBus(OptionFamily<Disk> family, Sentence label, Sentence advice) {
        this.family = family;
        this.label = label;
        this.advice = advice;
    }

    /** The bus of that word. */
    public static DiskBus of(String word) {
        return Arrays.stream(values())
                .filter(bus -> bus.word().equals(word))
                .findFirst()
                .orElse(SCSI);
    }

    /** The bus of a drive's key, such as {@code scsi0}. */
    static DiskBus ofKey(String key) {
        return of(key.replaceAll("[0-9]+$", ""));
    }

    /** Its word in the configuration. */
    public String word() {
        return family.model().name();
    }

    /** Its name. */
    public Sentence label() {
        return label;
    }

    /** When it is right and when not. */
    public Sentence advice() {
        return advice;
    }

    /** Keys of its disks. */
    public OptionFamily<Disk> family() {
        return family;
    }

    /** Whether its disks can be served by threads of their own. */
    public boolean hasThreads() {
        return this == SCSI || this == VIRTIO;
    }
}
