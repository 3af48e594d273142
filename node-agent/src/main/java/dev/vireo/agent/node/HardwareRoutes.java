// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import dev.vireo.agent.host.HostDevices;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.HardwareEndpoints;
import dev.vireo.model.node.HardwareAnswers.PciDevice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Binds the endpoints of the node's devices. */
public final class HardwareRoutes {
    private final HostDevices devices;

    /** @param devices reads them */
    public HardwareRoutes(HostDevices devices) {
        this.devices = devices;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(HardwareEndpoints.INDEX, call -> List.of(Map.of("type", "pci"), Map.of("type", "usb")))
                .on(HardwareEndpoints.LIST_PCI, this::pci)
                .on(HardwareEndpoints.PCI_METHODS, call -> List.of())
                .on(HardwareEndpoints.LIST_USB, call -> devices.usb());
    }

    private List<PciDevice> pci(Call call) {
        List<String> leftOut = Arrays.stream(
                        call.arguments().require(HardwareEndpoints.LEFT_OUT).split("[;, ]"))
                .filter(start -> !start.isEmpty())
                .toList();
        return devices.pci(leftOut, call.arguments().isSet(HardwareEndpoints.VERBOSE));
    }
}
