// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.node.HardwareAnswers.PciDevice;
import dev.vireo.model.node.HardwareAnswers.UsbPort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostDevicesTest {
    private static final String NAMES = """
            # list
            10de  NVIDIA Corporation
            \t1b80  GP104 [GeForce GTX 1080]
            \t\t1043 8591  board
            C 03  Display controller
            10de  not a vendor
            """;

    private static RecordedFiles tree() {
        RecordedFiles texts = new RecordedFiles();
        String pci = "/sys/bus/pci/devices/0000:01:00.0/";
        texts.with(Map.of(pci + "class", "0x030000\n", pci + "vendor", "0x10de\n", pci + "device", "0x1b80\n"));
        texts.with("/sys/bus/pci/devices/0000:00:00.0/class", "0x060000\n");
        texts.with("/sys/kernel/iommu_groups/7/devices/0000:01:00.0", "");
        texts.with("/usr/share/misc/pci.ids", NAMES);
        String usb = "/sys/bus/usb/devices/1-2.3/";
        texts.with(Map.of(usb + "idVendor", "046d\n", usb + "idProduct", "c52b\n", usb + "speed", "12\n"));
        texts.with(Map.of(usb + "busnum", "1\n", usb + "devnum", "9\n", usb + "bDeviceClass", "0e\n"));
        texts.with(usb + "product", "Receiver\n");
        texts.with("/sys/bus/usb/devices/1-2.3:1.0/bInterfaceClass", "03\n");
        return texts;
    }

    @Test
    void pciDeviceHasNamesAndItsGroup() {
        List<PciDevice> devices = new HostDevices(tree()).pci(List.of("05", "06"), true);
        assertThat(devices).singleElement().satisfies(device -> {
            assertThat(device.id()).isEqualTo("0000:01:00.0");
            assertThat(device.iommuGroup()).isEqualTo(7);
            assertThat(device.vendorName()).isEqualTo("NVIDIA Corporation");
            assertThat(device.deviceName()).isEqualTo("GP104 [GeForce GTX 1080]");
        });
    }

    @Test
    void withoutNamesThereAreNumbersAlone() {
        List<PciDevice> devices = new HostDevices(tree()).pci(List.of(), false);
        assertThat(devices)
                .hasSize(2)
                .allSatisfy(device -> assertThat(device.vendorName()).isNull());
        assertThat(devices.get(0).iommuGroup()).isEqualTo(-1);
    }

    @Test
    void usbDeviceIsFoundByItsPortAndInterfacesAreLeftOut() {
        List<UsbPort> ports = new HostDevices(tree()).usb();
        assertThat(ports).singleElement().satisfies(port -> {
            assertThat(port.usbPath()).isEqualTo("2.3");
            assertThat(port.level()).isEqualTo(2);
            assertThat(port.port()).isEqualTo(2);
            assertThat(port.deviceClass()).isEqualTo(14);
            assertThat(port.product()).isEqualTo("Receiver");
        });
    }
}
