// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.desktop.node.system.NodeDevice.Bus;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.HardwareEndpoints;
import dev.vireo.model.node.HardwareAnswers.PciDevice;
import dev.vireo.model.node.HardwareAnswers.UsbPort;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeDeviceTest {
    private static final PciDevice CARD = new PciDevice(
            "0000:01:00.0",
            "0x020000",
            "0x8086",
            "0x1572",
            14,
            "Intel Corporation",
            "Ethernet Controller X710",
            null,
            null);
    private static final PciDevice UNKNOWN =
            new PciDevice("0000:02:00.0", "0xff0000", "0x1234", "0xabcd", -1, null, null, null, null);

    private final MadeUpServer server = new MadeUpServer();

    @BeforeEach
    void giveDevices() {
        server.guest(102, "running", false);
        server.answer(HardwareEndpoints.LIST_PCI, any -> List.of(CARD, UNKNOWN));
        server.answer(
                HardwareEndpoints.LIST_USB,
                any -> List.of(usb(9, null, "xHCI Host Controller"), usb(0, "2.3", "Token")));
    }

    private static UsbPort usb(int deviceClass, @Nullable String path, String product) {
        return new UsbPort(1, 2, 1, 3, deviceClass, "096e", "0402", "12", path, "Maker", product, null);
    }

    private List<NodeDevice> read() {
        return NodeDevice.read(new NodeCalls(server.datacenter().nodes().get(0)));
    }

    @Test
    void devicesOfBothBusesAreListedWithoutHubs() {
        assertThat(read())
                .containsExactly(
                        new NodeDevice(
                                Bus.PCI,
                                "0000:01:00.0",
                                "02",
                                "Intel Corporation Ethernet Controller X710",
                                "8086:1572",
                                Optional.of(14)),
                        new NodeDevice(Bus.PCI, "0000:02:00.0", "ff", "", "1234:abcd", Optional.empty()),
                        new NodeDevice(Bus.USB, "1-2.3", "", "Maker Token", "096e:0402", Optional.empty()));
    }

    @Test
    void whoMayNotSeeUsbSeesPciAlone() {
        server.answer(HardwareEndpoints.LIST_USB, any -> {
            throw ApiException.forbidden("Sys.Modify");
        });

        assertThat(read()).extracting(NodeDevice::bus).containsOnly(Bus.PCI);
    }

    @Test
    void whatElseGoesWrongIsTold() {
        server.answer(HardwareEndpoints.LIST_USB, any -> {
            throw ApiException.failed("no sysfs");
        });

        assertThatThrownBy(this::read).hasMessage("no sysfs");
    }
}
