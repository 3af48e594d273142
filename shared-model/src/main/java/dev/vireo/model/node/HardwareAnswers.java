// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the API answers about the devices of a node. */
public final class HardwareAnswers {
    private HardwareAnswers() {}

    /**
     * A PCI device.
     *
     * @param id its address, {@code 0000:01:00.0}
     * @param pciClass its class in hexadecimal, {@code 0x030000}
     * @param iommuGroup devices of one group can be handed out together alone; -1 without an IOMMU
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PciDevice(
            String id,
            @JsonProperty("class") String pciClass,
            String vendor,
            String device,
            @JsonProperty("iommugroup") int iommuGroup,
            @JsonProperty("vendor_name") @Nullable String vendorName,
            @JsonProperty("device_name") @Nullable String deviceName,
            @JsonProperty("subsystem_vendor") @Nullable String subsystemVendor,
            @JsonProperty("subsystem_device") @Nullable String subsystemDevice) {
        /** What it calls itself; empty if it does not say. */
        public String name() {
            return joined(vendorName, deviceName);
        }

        /** Numbers of maker and product, {@code 8086:1572}. */
        public String ids() {
            return digits(vendor) + ":" + digits(device);
        }
    }

    /**
     * A USB device or hub.
     *
     * @param usbPath ports from the controller on, {@code 2.3}; absent for the controller's own hub
     * @param speed in Mbit/s
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record UsbPort(
            int busnum,
            int devnum,
            int level,
            int port,
            @JsonProperty("class") int deviceClass,
            String vendid,
            String prodid,
            String speed,
            @JsonProperty("usbpath") @Nullable String usbPath,
            @Nullable String manufacturer,
            @Nullable String product,
            @Nullable String serial) {
        /** Class of hubs, which are of no use to a guest. */
        private static final int HUB = 9;

        /** Whether it is a hub. */
        @JsonIgnore
        public boolean isHub() {
            return deviceClass == HUB;
        }

        /** What it calls itself; empty if it does not say. */
        public String name() {
            return joined(manufacturer, product);
        }

        /** Numbers of maker and product, {@code 046d:c52b}. */
        public String ids() {
            return digits(vendid) + ":" + digits(prodid);
        }
    }

    /** A hexadecimal number without what says that it is one. */
    public static String digits(String number) {
        return number.replaceFirst("^0x", "");
    }

    private static String joined(@Nullable String... words) {
        return Stream.of(words)
                .filter(word -> word != null && !word.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }
}
