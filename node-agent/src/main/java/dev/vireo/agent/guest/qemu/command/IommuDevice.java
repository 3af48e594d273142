// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.device.Machine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The IOMMU that the guest sees; it stands before every PCI device, as those look for it when they are made. */
final class IommuDevice implements QemuDevice {
    private final Machine machine;
    private final boolean kvm;

    IommuDevice(Machine machine, boolean q35, boolean kvm) {
        if (machine.properties().get(Machine.VIOMMU).isPresent() && !q35) {
            throw new InvalidValueException("machine: viommu needs the machine type q35");
        }
        this.machine = machine;
        this.kvm = kvm;
    }

    private Optional<String> kind() {
        return machine.properties().get(Machine.VIOMMU);
    }

    private boolean isIntel() {
        return kind().filter(text -> text.equals("intel")).isPresent();
    }

    @Override
    public List<Part> parts() {
        if (kind().isEmpty()) {
            return List.of();
        }
        if (!isIntel()) {
            return List.of(Part.device("virtio-iommu-pci", "viommu").at(PciAddress.expressRoot("0x1c")));
        }
        Part unit = Part.device("intel-iommu", "viommu").with("intremap", true).with("caching-mode", true);
        return List.of(machine.properties()
                .get(Machine.ADDRESS_BITS)
                .map(bits -> unit.with("aw-bits", bits.intValue()))
                .orElse(unit));
    }

    /** What the board has to be told: interrupts that are remapped leave half of their controllers to QEMU. */
    Map<String, String> machineProperties() {
        return isIntel() && kvm ? Map.of("kernel-irqchip", "split") : Map.of();
    }

    @Override
    public List<String> notes() {
        boolean unusedWidth = machine.properties().get(Machine.ADDRESS_BITS).isPresent() && !isIntel();
        return unusedWidth ? List.of("machine: aw-bits has an effect with viommu=intel alone") : List.of();
    }
}
