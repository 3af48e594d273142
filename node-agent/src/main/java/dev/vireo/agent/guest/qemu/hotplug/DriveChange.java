// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.hotplug;

import dev.vireo.agent.guest.qemu.command.Part;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Changes a disk or CD drive of a running machine. */
final class DriveChange {
    private static final String LIMIT = "(mbps|bps|iops)(_.*)?";
    /** These say something to the agent alone. */
    private static final Set<String> UNSEEN = Set.of("backup", "replicate", "size", "shared");

    private final RunningVm vm;
    private final LiveDevices devices;
    private final LiveDrives drives;
    private final HotPlug.DeviceParts parts;

    DriveChange(RunningVm vm, LiveDevices devices, HotPlug.DeviceParts parts) {
        this.vm = vm;
        this.devices = devices;
        this.drives = new LiveDrives(vm, devices);
        this.parts = parts;
    }

    boolean apply(KeyChange change, Set<HotPlugClass> allowed) throws IOException, InterruptedException {
        boolean mayPlug = allowed.contains(HotPlugClass.DISK) && change.key().matches("(scsi|virtio)[0-9]+");
        if (change.isRemoval()) {
            return mayPlug && unplug(change);
        }
        if (change.isNew()) {
            return mayPlug && plug(change);
        }
        return adjust(change, disk(change.before(), change.key()), disk(change.after(), change.key()));
    }

    private boolean unplug(KeyChange change) throws IOException, InterruptedException {
        devices.unplug(change.key(), parts.of(vm.vmid(), change.before(), change.key()));
        return true;
    }

    private boolean plug(KeyChange change) throws IOException, InterruptedException {
        List<Part> wanted = parts.of(vm.vmid(), change.after(), change.key());
        if (devices.hasDevice(change.key())) {
            // An earlier attempt was cut off after the plugging: perhaps with another disk.
            devices.unplug(change.key(), wanted);
        }
        devices.plug(wanted);
        return true;
    }

    private boolean adjust(KeyChange change, Disk before, Disk after) throws IOException, InterruptedException {
        if (before.isCdrom() && after.isCdrom() && isSameBut(before, after, Set.of("file", "size"))) {
            return changeDisc(change);
        }
        if (!isSameBut(before, after, Set.of())) {
            return false;
        }
        List<Part> old = parts.of(vm.vmid(), change.before(), change.key());
        List<Part> next = parts.of(vm.vmid(), change.after(), change.key());
        if (!old.equals(next)) {
            drives.limit(change.key(), old, next);
        }
        return true;
    }

    private boolean changeDisc(KeyChange change) throws IOException, InterruptedException {
        List<Part> nodes = parts.of(vm.vmid(), change.after(), change.key()).stream()
                .filter(part -> part.kind() == Part.Kind.BLOCK_NODE)
                .toList();
        drives.changeDisc(change.key(), nodes);
        return true;
    }

    private static boolean isSameBut(Disk before, Disk after, Set<String> others) {
        return seen(before, others).equals(seen(after, others));
    }

    private static Options seen(Disk disk, Set<String> others) {
        Options seen = disk.properties();
        for (String name : disk.properties().keys()) {
            if (name.matches(LIMIT) || UNSEEN.contains(name) || others.contains(name)) {
                seen = seen.without(name);
            }
        }
        return seen;
    }

    private static Disk disk(Options options, String key) {
        OptionFamily<Disk> family = VmOptions.DISKS.stream()
                .filter(disks -> disks.indexOf(key).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key));
        return options.require(HotPlug.member(family, key));
    }
}
