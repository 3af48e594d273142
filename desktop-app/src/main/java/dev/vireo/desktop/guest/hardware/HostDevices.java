// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.Answer;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.Permission;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The node's own devices that a guest can get. */
final class HostDevices {
    /** Devices on the node's USB. */
    static final Endpoint<List<UsbDevice>> USB = Endpoint.get("/nodes/{node}/hardware/usb", PathParameters.NODE)
            .allows(Permission.on("/", Privilege.SYS_MODIFY), Answer.list(UsbDevice.class));
    /** Devices on the node's PCI bus. */
    static final Endpoint<List<PciDevice>> PCI = Endpoint.get("/nodes/{node}/hardware/pci", PathParameters.NODE)
            .allows(Permission.on("/", Privilege.SYS_AUDIT), Answer.list(PciDevice.class));

    private HostDevices() {}

    /**
     * A device on the node's USB.
     *
     * @param kind class of the device; 9 is a hub
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record UsbDevice(
            @JsonProperty("vendid") String vendor,
            @JsonProperty("prodid") String productId,
            @Nullable String manufacturer,
            @Nullable String product,
            @JsonProperty("class") int kind) {
        /** Whether a guest could use it: a hub alone is of no use. */
        boolean isDevice() {
            return kind != 9;
        }

        /** Vendor and product, as the configuration names it. */
        String id() {
            return vendor + ":" + productId;
        }

        String name() {
            String name = joined(manufacturer, product);
            return name.isEmpty() ? id() : name;
        }
    }

    /**
     * A device on the node's PCI bus.
     *
     * @param group IOMMU group; negative without one
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PciDevice(
            String id,
            @JsonProperty("vendor_name") @Nullable String vendorName,
            @JsonProperty("device_name") @Nullable String deviceName,
            @JsonProperty("iommugroup") int group) {
        boolean hasGroup() {
            return group >= 0;
        }

        String name() {
            return joined(vendorName, deviceName);
        }
    }

    private static String joined(@Nullable String... words) {
        return Stream.of(words).filter(word -> word != null && !word.isBlank()).collect(Collectors.joining(" "));
    }
}
