// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.capability.HostFeature;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.Display;
import dev.vireo.model.guest.device.GuestAgent;
import dev.vireo.model.guest.device.Machine;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The devices of a machine by the configuration's keys, in the order in which they stand on the command line. */
final class QemuDevices {
    private final QemuPlan plan;
    private final Options options;
    private final boolean q35;
    private final BootOrderPlan bootOrder;
    private final ScsiController scsi;

    QemuDevices(QemuPlan plan, boolean q35) {
        this.plan = plan;
        this.options = plan.options();
        this.q35 = q35;
        this.bootOrder = BootOrderPlan.of(options);
        this.scsi = new ScsiController(options.require(VmOptions.SCSI_HARDWARE));
    }

    Map<String, QemuDevice> all() {
        Map<String, QemuDevice> devices = new LinkedHashMap<>();
        Display display = display();
        addBoard(devices);
        boolean pointer = options.isSet(VmOptions.TABLET) && display.hasScreen();
        devices.put("tablet", new TabletDevice(pointer, q35));
        devices.put("vga", new DisplayDevice(display, q35));
        devices.put("clipboard", new ClipboardDevice(display));
        devices.put("vmgenid", new GenerationIdDevice(options.get(VmOptions.VM_GENERATION_ID)));
        Map<Integer, String> ports = options.family(VmOptions.SERIAL);
        ports.forEach((port, target) -> devices.put(
                "serial" + port, new SerialDevice(port, target, plan.files().serial(plan.vmid(), port))));
        devices.put("agent", agent(ports));
        devices.put("balloon", new BalloonDevice(options));
        addHardware(devices);
        addHostDevices(devices);
        VmOptions.DISKS.forEach(family -> addDrives(family, devices));
        options.family(VmOptions.NET).forEach((number, card) -> {
            String key = "net" + number;
            String tap = plan.tapPrefix() + plan.vmid() + "i" + number;
            boolean vhost = plan.host().has(HostFeature.VHOST_NET);
            devices.put(key, new NetworkDevice(number, card, tap, vhost, bootOrder.indexOf(key)));
        });
        return devices;
    }

    /** What stands before every other device. */
    private void addBoard(Map<String, QemuDevice> devices) {
        Machine machine = options.get(VmOptions.MACHINE).orElse(new Machine(Options.EMPTY));
        devices.put("machine", new IommuDevice(machine, q35, false));
        devices.put(
                "tpmstate0",
                new TpmDevice(
                        options.get(VmHardwareOptions.TPM_STATE), plan.files().tpm(plan.vmid())));
    }

    private void addHardware(Map<String, QemuDevice> devices) {
        options.get(VmHardwareOptions.WATCHDOG)
                .ifPresent(watchdog -> devices.put("watchdog", new WatchdogDevice(watchdog)));
        options.get(VmHardwareOptions.RANDOM).ifPresent(source -> devices.put("rng0", new RandomDevice(source)));
        options.get(VmHardwareOptions.AUDIO).ifPresent(audio -> devices.put("audio0", new AudioDevice(audio)));
        options.get(VmHardwareOptions.SHARED_MEMORY)
                .ifPresent(memory -> devices.put("ivshmem", new SharedMemoryDevice(memory, plan.vmid())));
    }

    private void addHostDevices(Map<String, QemuDevice> devices) {
        options.family(VmHardwareOptions.VIRTIOFS)
                .forEach((number, share) -> devices.put(
                        "virtiofs" + number,
                        new ShareDevice(number, share, plan.files().share(plan.vmid(), number))));
        options.family(VmHardwareOptions.PARALLEL)
                .forEach((port, path) -> devices.put("parallel" + port, new ParallelDevice(port, path)));
        options.family(VmHardwareOptions.USB)
                .forEach((number, usb) -> devices.put("usb" + number, new UsbHostDevice(number, usb)));
        options.family(VmHardwareOptions.HOST_PCI).forEach((number, pci) -> {
            if (!plan.host().has(HostFeature.VFIO)) {
                throw new InvalidValueException("hostpci" + number
                        + ": this node can't hand out PCI devices, /dev/vfio/vfio is missing; switch the IOMMU on in the"
                        + " firmware (VT-d, AMD-Vi) and load vfio-pci");
            }
            OptionalInt bootIndex = bootOrder.indexOf("hostpci" + number);
            devices.put("hostpci" + number, new PciHostDevice(number, pci, q35, bootIndex));
        });
    }

    private Display display() {
        Display display = options.get(VmOptions.VGA).orElse(Display.DEFAULT);
        if (display.type().startsWith("serial") && options.raw(display.type()) == null) {
            throw new InvalidValueException("vga: there is no serial port " + display.type());
        }
        return display;
    }

    private QemuDevice agent(Map<Integer, String> ports) {
        GuestAgent agent = options.get(VmOptions.AGENT).orElse(GuestAgent.of(false));
        return new AgentChannel(agent, plan.files().guestAgent(plan.vmid()), ports.keySet());
    }

    private void addDrives(OptionFamily<Disk> family, Map<String, QemuDevice> devices) {
        options.family(family)
                .forEach((number, disk) -> devices.put(
                        family.model().name() + number, drive(family.model().name(), number, disk)));
    }

    private QemuDevice drive(String bus, int number, Disk disk) {
        DiskSocket socket = new DiskSocket(bus, number, scsi, q35);
        DiskRequests requests = DiskRequests.of(socket.key(), disk, plan.host());
        OptionalInt bootIndex = bootOrder.indexOf(socket.key());
        return disk.isCdrom()
                ? new CdromDevice(socket, disk, DriveImages.find(plan, socket.key(), disk), requests, bootIndex)
                : new DiskDevice(socket, disk, DriveImages.require(plan, socket.key(), disk), requests, bootIndex);
    }
}
