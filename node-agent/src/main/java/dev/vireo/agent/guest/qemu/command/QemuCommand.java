// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.capability.HostFeature;
import dev.vireo.agent.guest.qemu.capability.KeyValueText;
import dev.vireo.agent.guest.qemu.capability.MachineTypes;
import dev.vireo.agent.guest.qemu.qmp.QmpCall;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.guest.device.Display;
import dev.vireo.model.guest.device.Machine;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a configuration into QEMU's command line. A pure function: it reads no file and starts nothing, and the same plan
 * always gives the same command line. All methods throw {@link dev.vireo.model.InvalidValueException} where a
 * configuration cannot be started on the node; its message can be shown to people.
 */
public final class QemuCommand {
    /** The program and its arguments. QEMU stays in the foreground and is ready once its QMP socket greets. */
    public List<String> build(QemuPlan plan) {
        RefusedKeys.checkStart(plan.options());
        String machine = machineType(plan);
        boolean q35 = MachineTypes.isQ35(machine);
        boolean kvm = usesKvm(plan);
        FirmwareDevice firmware = new FirmwareDevice(plan, q35);
        List<String> command = new ArrayList<>(process(plan));
        command.addAll(new SmbiosArguments(plan.options().get(VmOptions.SMBIOS)).arguments());
        command.addAll(new MachineArguments(plan.options(), machine, kvm)
                .arguments(machineProperties(plan.options(), firmware, q35, kvm)));
        command.addAll(new ProcessorArguments(plan.options(), plan.host().cpuModels(), kvm).arguments());
        command.addAll(new MemoryArguments(plan.options()).arguments());
        command.addAll(screen(plan));
        firmware.parts().forEach(part -> command.addAll(part.arguments()));
        command.addAll(firmware.arguments());
        Set<Part> parts = new LinkedHashSet<>();
        new QemuDevices(plan, q35).all().values().forEach(device -> parts.addAll(device.parts()));
        new PciBridges(q35).leadingTo(parts).forEach(bridge -> command.addAll(bridge.arguments()));
        parts.forEach(part -> command.addAll(part.arguments()));
        command.addAll(further(plan.options()));
        return List.copyOf(command);
    }

    private static Map<String, String> machineProperties(
            Options options, FirmwareDevice firmware, boolean q35, boolean kvm) {
        Machine machine = options.get(VmOptions.MACHINE).orElse(new Machine(Options.EMPTY));
        Map<String, String> properties = new LinkedHashMap<>(firmware.machineProperties());
        properties.putAll(new MemoryArguments(options).machineProperties());
        properties.putAll(new IommuDevice(machine, q35, kvm).machineProperties());
        return properties;
    }

    private static List<String> further(Options options) {
        List<String> arguments = new ArrayList<>();
        options.get(VmHardwareOptions.WATCHDOG)
                .ifPresent(watchdog -> arguments.addAll(new WatchdogDevice(watchdog).arguments()));
        options.get(VmHardwareOptions.KEYBOARD).ifPresent(layout -> arguments.addAll(List.of("-k", layout)));
        arguments.addAll(ExtraArguments.of(options.get(VmHardwareOptions.ARGUMENTS)));
        return arguments;
    }

    /** The versioned machine type that the guest gets: to be recorded, so that it can go on elsewhere. */
    public String machineType(QemuPlan plan) {
        return plan.host()
                .machines()
                .resolve(plan.options()
                        .get(VmOptions.MACHINE)
                        .flatMap(Machine::kind)
                        .orElse(null));
    }

    /**
     * The versioned machine type where nothing can make QEMU choose another one; empty if the configuration has arguments
     * of its own: then QEMU is to be asked.
     */
    public Optional<String> certainMachineType(QemuPlan plan) {
        return plan.options().has(VmHardwareOptions.ARGUMENTS) ? Optional.empty() : Optional.of(machineType(plan));
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
        notes.addAll(new ProcessorArguments(plan.options(), plan.host().cpuModels(), usesKvm(plan)).notes());
        notes.addAll(new MemoryArguments(plan.options()).notes());
        notes.addAll(RefusedKeys.notes(plan.options()));
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

    /** How many MiB a guest has from its start on; nothing if it has all, or gives back what the node needs. */
    public static Optional<Long> fixedBalloon(Options options) {
        return BalloonDevice.fixed(options);
    }

    /** What has to be said to the machine as soon as it greets: it has no words for it on the command line. */
    public List<QmpCall> afterStart(QemuPlan plan) {
        return new StartCalls(plan.options()).calls();
    }

    private static List<String> process(QemuPlan plan) {
        Path qmp = plan.files().qmp(plan.vmid());
        String name = plan.options().get(VmOptions.NAME).orElse("vm" + plan.vmid());
        // Every thread of the machine inherits the processors that it is started on.
        List<String> command = new ArrayList<>(plan.options()
                .get(VmResourceOptions.AFFINITY)
                .map(processors -> List.of("taskset", "--cpu-list", processors))
                .orElse(List.of()));
        command.add(plan.host().binary());
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
