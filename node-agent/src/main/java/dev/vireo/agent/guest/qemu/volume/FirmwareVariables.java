// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.volume;

import dev.vireo.agent.guest.qemu.capability.HostCapabilities;
import dev.vireo.agent.guest.qemu.capability.UefiFirmware;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.EfiDisk;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The sets of variables that new UEFI guests begin with. */
public final class FirmwareVariables {
    private final Supplier<HostCapabilities> host;

    /** @param host what firmware the node has, asked each time */
    public FirmwareVariables(Supplier<HostCapabilities> host) {
        this.host = host;
    }

    /** The file with the variables that such a disk begins with. */
    public Path template(EfiDisk disk) {
        String size = disk.properties().require(EfiDisk.EFI_TYPE);
        UefiFirmware firmware = host.get().firmware().get(size);
        if (firmware == null) {
            throw ApiException.badParameter(
                    VmOptions.EFI_DISK.name(),
                    "this node has no UEFI firmware of the size '" + size + "'; install the package ovmf, or choose"
                            + " another efitype");
        }
        String certificate = disk.properties().require(EfiDisk.CERTIFICATE);
        if (disk.hasKeys() && !certificate.equals("2011")) {
            throw ApiException.badParameter(
                    VmOptions.EFI_DISK.name(),
                    "the firmware's own keys are taken, and which of Microsoft's certificates they hold is not known;"
                            + " leave ms-cert=" + certificate + " out");
        }
        return disk.hasKeys() ? firmware.enrolledVariables().orElse(firmware.variables()) : firmware.variables();
    }
}
