// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.number;

import dev.vireo.model.guest.device.ContainerCard;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.guest.device.ContainerFeatures;
import dev.vireo.model.guest.device.DevicePassage;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Effect;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.OptionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a container's configuration: its resources, file systems and network cards, and the lists of all. How it is
 * set up inside is in {@link CtSystemOptions}. Keys that every guest has are those of {@link VmOptions}.
 */
public final class CtOptions {
    /** Memory in MiB. */
    public static final Option<Long> MEMORY =
            optional("memory", integer(16), "Memory in MiB").withDefault(512L).withEffect(Effect.HOTPLUG);
    /** Space in MiB that it may use beside the memory. */
    public static final Option<Long> SWAP =
            optional("swap", integer(0), "Swap in MiB").withDefault(512L).withEffect(Effect.HOTPLUG);
    /** How many of the node's processors it sees and runs on; all if absent. */
    public static final Option<Long> CORES = optional(
                    "cores", integer(1, 8192), "Processors; all of the node if absent")
            .withEffect(Effect.HOTPLUG);
    /** Processors' worth of time that it may use; 0 is without limit. */
    public static final Option<Double> CPU_LIMIT = optional(
                    "cpulimit", number(0, 8192), "Processors' worth of time; 0 has no limit")
            .withDefault(0.0)
            .withEffect(Effect.HOTPLUG);
    /** Weight among other guests when processors are short; 100 if absent. */
    public static final Option<Long> CPU_UNITS = optional(
                    "cpuunits", integer(0, 500_000), "Weight among guests when processors are short")
            .withEffect(Effect.HOTPLUG);
    /** Whether its accounts are ordinary ones of the node, its root among them. */
    public static final Option<Boolean> UNPRIVILEGED = optional(
                    "unprivileged", flag(), "Its root is an ordinary account on the node")
            .withDefault(false)
            .withEffect(Effect.FIXED);
    /** What it may do beyond the usual. */
    public static final Option<ContainerFeatures> FEATURES =
            optional("features", ContainerFeatures.TYPE, "What it may do beyond the usual");
    /** Its root file system. */
    public static final Option<ContainerDisk> ROOTFS = optional("rootfs", ContainerDisk.ROOT_TYPE, "Root file system");
    /** Its other file systems. */
    public static final OptionFamily<ContainerDisk> MOUNT_POINTS = OptionFamily.of(
            optional("mp", ContainerDisk.MOUNT_TYPE, "Further file system").withEffect(Effect.HOTPLUG), 255);
    /** Network cards. */
    public static final OptionFamily<ContainerCard> NET =
            OptionFamily.of(optional("net", ContainerCard.TYPE, "Network card").withEffect(Effect.HOTPLUG), 31);
    /** Devices of the node. */
    public static final OptionFamily<DevicePassage> DEVICES =
            OptionFamily.of(optional("dev", DevicePassage.TYPE, "Device of the node"), 255);
    /** Volumes that belong to the container and are not mounted. */
    public static final OptionFamily<VolumeId> UNUSED = VmOptions.UNUSED;
    /** A script that the node runs when it starts and stops. */
    public static final Option<VolumeId> HOOK_SCRIPT = VmLifeOptions.HOOK_SCRIPT;

    /** Keys that clients set, without the families. */
    public static final List<Option<?>> PLAIN = plain();
    /** Families that clients set. */
    public static final List<OptionFamily<?>> FAMILIES = List.of(MOUNT_POINTS, NET, DEVICES);
    /** Every option that clients set. */
    public static final OptionSet SETTABLE = new OptionSet(PLAIN, FAMILIES);

    /** What holds the container just now; only tasks write it. */
    public static final Option<String> LOCK = optional(
                    "lock",
                    choice(
                            "backup",
                            "create",
                            "destroyed",
                            "disk",
                            "fstrim",
                            "migrate",
                            "mounted",
                            "rollback",
                            "snapshot",
                            "snapshot-delete"),
                    "Lock")
            .withEffect(Effect.NOW);
    /** Weight of a container that names none. */
    public static final long DEFAULT_CPU_UNITS = 100;

    private CtOptions() {}

    private static List<Option<?>> plain() {
        List<Option<?>> keys = new ArrayList<>(List.of(
                VmOptions.DESCRIPTION,
                VmOptions.TAGS,
                VmOptions.ON_BOOT,
                VmOptions.STARTUP,
                VmOptions.PROTECTION,
                MEMORY,
                SWAP,
                CORES,
                CPU_LIMIT,
                CPU_UNITS,
                UNPRIVILEGED,
                FEATURES,
                ROOTFS,
                HOOK_SCRIPT));
        keys.addAll(CtSystemOptions.PLAIN);
        return List.copyOf(keys);
    }

    /** The type of {@code rootfs} or {@code mpN}, or nothing for any other key. */
    public static Optional<Option<ContainerDisk>> disk(String key) {
        return key.equals(ROOTFS.name()) ? Optional.of(ROOTFS) : MOUNT_POINTS.member(key);
    }
}
