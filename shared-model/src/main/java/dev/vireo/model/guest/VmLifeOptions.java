// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.number;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Effect;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;
import java.util.List;

/** How a virtual machine starts, changes while it runs, moves and stops. */
public final class VmLifeOptions {
    /** Whether its processors wait for a viewer's word at start. */
    public static final Option<Boolean> FREEZE =
            optional("freeze", flag(), "Hold the processors at start").withDefault(false);
    /** Date and time at start. */
    public static final Option<String> START_DATE = optional(
                    "startdate",
                    text(
                            "(now|\\d{4}-\\d{1,2}-\\d{1,2}(T\\d{1,2}:\\d{1,2}:\\d{1,2})?)",
                            "now, 2006-06-17 or 2006-06-17T16:01:21"),
                    "Date and time at start")
            .withDefault("now");
    /** Whether lost ticks of the clock are made up for. */
    public static final Option<Boolean> TIME_DRIFT_FIX =
            optional("tdf", flag(), "Make up for lost ticks of the clock").withDefault(false);
    /** What may be changed while it runs: classes of devices, {@code 1} for the usual ones, {@code 0} for none. */
    public static final Option<String> HOT_PLUG = optional(
                    "hotplug",
                    text(
                            "0|1|(network|disk|cpu|memory|usb|cloudinit)([,; ](network|disk|cpu|memory|usb|cloudinit))*",
                            "0, 1 or a list of network, disk, cpu, memory, usb, cloudinit"),
                    "What changes while it runs")
            .withDefault("network,disk,usb")
            .withEffect(Effect.NOW);
    /** A script that the node runs when it starts and stops. */
    public static final Option<VolumeId> HOOK_SCRIPT = optional(
                    "hookscript", ValueTypes.volume(), "Script run by the node at start and stop (root@pam)")
            .withEffect(Effect.NOW);
    /** Storage for saved memory. */
    public static final Option<StorageId> STATE_STORAGE = optional(
                    "vmstatestorage", ValueTypes.storage(), "Storage for saved memory")
            .withEffect(Effect.NOW);
    /** Longest pause at the end of a migration in seconds. */
    public static final Option<Double> MIGRATION_DOWNTIME = optional(
                    "migrate_downtime", number(0), "Longest pause of a migration in seconds")
            .withDefault(0.1);
    /** Speed of migrations in MiB a second; 0 is without limit. */
    public static final Option<Long> MIGRATION_SPEED = optional(
                    "migrate_speed", integer(0), "Speed of migrations in MiB a second; 0 has no limit")
            .withDefault(0L);
    /** The disk that the older form of the boot order means. */
    public static final Option<String> BOOT_DISK = optional(
            "bootdisk", text("(ide|sata|scsi|virtio)\\d{1,2}", "the key of a disk such as scsi0"), "Disk to boot from");
    /** Whether it is restarted after a crash; nothing has ever acted on it. */
    public static final Option<Boolean> AUTO_START = optional("autostart", flag(), "Restart after a crash")
            .withDefault(false)
            .withEffect(Effect.NOW);
    /** Another name of {@code ide2} with a CD drive; only calls have it. */
    public static final Option<Disk> CD_DRIVE = optional("cdrom", Disk.TYPE, "Stands for ide2");
    /** Another name of {@code sockets}; only calls have it. */
    public static final Option<Long> PROCESSORS = optional("smp", integer(1), "Stands for sockets");

    /** All of them. */
    static final List<Option<?>> PLAIN = List.of(
            FREEZE,
            START_DATE,
            TIME_DRIFT_FIX,
            HOT_PLUG,
            HOOK_SCRIPT,
            STATE_STORAGE,
            MIGRATION_DOWNTIME,
            MIGRATION_SPEED,
            BOOT_DISK,
            AUTO_START,
            CD_DRIVE,
            PROCESSORS);

    private VmLifeOptions() {}
}
