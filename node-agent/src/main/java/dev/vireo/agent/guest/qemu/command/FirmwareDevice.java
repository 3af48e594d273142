// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.capability.KeyValueText;
import dev.vireo.agent.guest.qemu.capability.UefiFirmware;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.EfiDisk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The firmware's flash chips: none for SeaBIOS, which QEMU brings itself; program and variables for UEFI. */
final class FirmwareDevice implements QemuDevice {
    private static final String CODE = "pflash0";
    private static final String VARIABLES = DiskNodes.topNode("efidisk0");

    private final QemuPlan plan;
    private final boolean q35;

    FirmwareDevice(QemuPlan plan, boolean q35) {
        this.plan = plan;
        this.q35 = q35;
    }

    boolean isUefi() {
        return plan.options().get(VmOptions.BIOS).orElse("seabios").equals("ovmf");
    }

    /** Whether the firmware checks signatures, which needs the chipset's protected mode (SMM). */
    boolean isSecure() {
        return isUefi()
                && q35
                && efiDisk().filter(EfiDisk::hasKeys).isPresent()
                && firmware().secureCode().isPresent();
    }

    private Optional<EfiDisk> efiDisk() {
        return plan.options().get(VmOptions.EFI_DISK);
    }

    private UefiFirmware firmware() {
        String size = efiDisk()
                .flatMap(disk -> disk.properties().get(EfiDisk.EFI_TYPE))
                .orElse("4m");
        UefiFirmware firmware = plan.host().firmware().get(size);
        if (firmware == null) {
            throw new InvalidValueException("this node has no UEFI firmware of the size " + size
                    + "; install the package that holds OVMF (ovmf, edk2-ovmf)");
        }
        return firmware;
    }

    @Override
    public List<Part> parts() {
        if (!isUefi()) {
            return List.of();
        }
        Path code =
                isSecure() ? firmware().secureCode().orElseThrow() : firmware().code();
        List<Part> parts = new ArrayList<>();
        parts.add(flash(CODE, new DiskImage(code, "raw"), true));
        efiDisk()
                .ifPresent(
                        disk -> parts.add(flash(VARIABLES, DriveImages.require(plan, "efidisk0", disk.disk()), false)));
        return parts;
    }

    private static Part flash(String node, DiskImage image, boolean readOnly) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("driver", image.protocol());
        file.put("filename", image.path().toString());
        return Part.of(Part.Kind.BLOCK_NODE, image.format(), node)
                .with("read-only", readOnly)
                .with("file", file);
    }

    /** What the machine has to be told about the chips. */
    Map<String, String> machineProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        if (isUefi()) {
            properties.put("pflash0", CODE);
            if (efiDisk().isPresent()) {
                properties.put("pflash1", VARIABLES);
            }
            if (isSecure()) {
                properties.put("smm", "on");
            }
        }
        return properties;
    }

    /** Arguments that are no parts: chips with a state that is dropped at the end, and their protection. */
    List<String> arguments() {
        if (!isUefi()) {
            return List.of();
        }
        if (isSecure()) {
            return List.of("-global", "driver=cfi.pflash01,property=secure,value=on");
        }
        String variables = KeyValueText.escape(firmware().variables().toString());
        return efiDisk().isPresent()
                ? List.of()
                : List.of("-drive", "if=pflash,unit=1,format=raw,snapshot=on,file=" + variables);
    }

    @Override
    public List<String> notes() {
        if (isUefi() && efiDisk().isEmpty()) {
            return List.of("The guest has no efidisk0: UEFI settings are lost when it stops");
        }
        boolean wantsKeys = isUefi() && efiDisk().filter(EfiDisk::hasKeys).isPresent();
        return wantsKeys && !isSecure()
                ? List.of("Secure Boot needs the machine type q35 and firmware that supports it; it is off")
                : List.of();
    }
}
