// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Display;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns a configuration into QEMU's command line. A pure function: it reads no file and starts nothing, and the same plan
 * always gives the same command line. All methods throw {@link dev.vireo.model.InvalidValueException} where a
 * configuration cannot be started on the node; its message can be shown to people.
 */
public final class QemuCommand {
    /** The program and its arguments. QEMU stays in the foreground and is ready once its QMP socket greets. */
    public List<String> build(QemuPlan plan) {
        String machine = machineType(plan);
        boolean q35 = MachineTypes.isQ35(machine);
        boolean kvm = usesKvm(plan);
        FirmwareDevice firmware = new FirmwareDevice(plan, q35);
        List<String> command = new ArrayList<>(process(plan));
        command.addAll(new SmbiosArguments(plan.options().get(VmOptions.SMBIOS)).arguments());
        command.addAll(new MachineArguments(plan.options(), machine, kvm).arguments(firmware.machineProperties()));
        command.addAll(new ProcessorArguments(plan.options(), plan.host().cpuModels(), kvm).arguments());
        command.addAll(new MemoryArguments(plan.options()).arguments());
        command.addAll(screen(plan));
        firmware.parts().forEach(part -> command.addAll(part.arguments()));
        command.addAll(firmware.arguments());
        Set<Part> parts = new LinkedHashSet<>();
        new QemuDevices(plan, q35).all().values().forEach(device -> parts.addAll(device.parts()));
        new PciBridges(q35).leadingTo(parts).forEach(bridge -> command.addAll(bridge.arguments()));
        parts.forEach(part -> command.addAll(part.arguments()));
        return List.copyOf(command);
    }

    /** The versioned machine type that the guest gets: to be recorded, so that it can go on elsewhere. */
    public String machineType(QemuPlan plan) {
        return plan.host()
                .machines()
                .resolve(plan.options().get(VmOptions.MACHINE).orElse(null));
    }

    /** Whether the guest gets hardware virtualisation; else it is emulated. */
    public boolean usesKvm(QemuPlan plan) {
        return plan.options().isSet(VmOptions.KVM) && plan.host().has(HostFeature.KVM);
    }

    /** Sentences about what differs from the configuration or is slow, for the task's log. */
    public List<String> notes(QemuPlan plan) {
        List<String> notes = new ArrayList<>();
        if (!plan.options().isSet(VmOptions.KVM)) {
            notes.add("The guest is set to kvm: 0: it runs under emulation (TCG), far slower");
        } else if (!usesKvm(plan)) {
            notes.add("KVM does not work on this node: the guest runs under emulation (TCG), far slower");
        }
        boolean q35 = MachineTypes.isQ35(machineType(plan));
        notes.addAll(new FirmwareDevice(plan, q35).notes());
        new QemuDevices(plan, q35).all().values().forEach(device -> notes.addAll(device.notes()));
        notes.addAll(UnusedKeys.notes(plan.options()));
        return notes;
    }

    /**
     * What one key's device consists of, to be plugged into a running machine or taken out of it.
     *
     * @param key such as {@code scsi1} or {@code net0}
     * @return its parts in the order of plugging; empty if the key stands for no device
     */
    public List<Part> deviceOf(QemuPlan plan, String key) {
        QemuDevice device = new QemuDevices(plan, MachineTypes.isQ35(machineType(plan)))
                .all()
                .get(key);
        return device == null ? List.of() : device.parts();
    }

    /** What has to be said to the machine as soon as it greets: it has no words for it on the command line. */
    public List<QmpCall> afterStart(QemuPlan plan) {
        return new StartCalls(plan.options()).calls();
    }

    private static List<String> process(QemuPlan plan) {
        Path qmp = plan.files().qmp(plan.vmid());
        String name = plan.options().get(VmOptions.NAME).orElse("vm" + plan.vmid());
        List<String> command = new ArrayList<>(List.of(plan.host().binary()));
        command.addAll(List.of("-no-user-config", "-nodefaults"));
        command.addAll(List.of("-name", "guest=" + KeyValueText.escape(name) + ",debug-threads=on"));
        command.add("-no-shutdown");
        command.addAll(Part.socket("qmp", qmp).arguments());
        command.addAll(List.of("-mon", "chardev=qmp,mode=control"));
        command.addAll(List.of("-pidfile", plan.files().pid(plan.vmid()).toString()));
        if (plan.host().has(HostFeature.SANDBOX)) {
            command.addAll(
                    List.of("-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"));
        }
        return command;
    }

    private static List<String> screen(QemuPlan plan) {
        Options options = plan.options();
        Display display = options.get(VmOptions.VGA).orElse(Display.DEFAULT);
        if (!display.hasScreen()) {
            return List.of("-display", "none");
        }
        String socket = KeyValueText.escape(plan.files().vnc(plan.vmid()).toString());
        List<String> arguments = new ArrayList<>(List.of("-vnc", "unix:" + socket + ",password=on"));
        if (display.type().equals("virtio-gl")) {
            arguments.addAll(List.of("-display", "egl-headless,gl=core"));
        }
        return arguments;
    }
}
