// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.option.Schema;
import dev.vireo.model.option.ValueType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Devices to boot from, first one first: {@code order=scsi0;ide2;net0}.
 *
 * @param devices keys of disks, CD drives and network cards; empty boots from none
 */
public record BootOrder(List<String> devices) {
    private static final Pattern DEVICE = Pattern.compile("(ide|sata|scsi|virtio|net|hostpci|usb)[0-9]{1,2}");
    private static final Pattern LEGACY = Pattern.compile("(legacy=)?[acdn]{1,4}");

    /** How it is written. */
    public static final ValueType<BootOrder> TYPE = new ValueType<>() {
        @Override
        public BootOrder parse(String text) {
            return BootOrder.parse(text);
        }

        @Override
        public String format(BootOrder order) {
            return "order=" + String.join(";", order.devices);
        }

        @Override
        public Schema schema() {
            return Schema.of("string");
        }
    };

    public BootOrder {
        devices = List.copyOf(devices);
    }

    private static BootOrder parse(String text) {
        if (LEGACY.matcher(text).matches()) {
            // Letters for kinds of devices; which ones these are is decided where the devices are known.
            return new BootOrder(List.of(text.replace("legacy=", "")));
        }
        if (!text.startsWith("order=")) {
            throw new InvalidValueException("a boot order has the form order=scsi0;ide2;net0 - got " + quote(text));
        }
        String list = text.substring("order=".length());
        List<String> devices = list.isEmpty() ? List.of() : List.of(list.split(";", -1));
        for (String device : devices) {
            if (!DEVICE.matcher(device).matches()) {
                throw new InvalidValueException(
                        "a boot order names disks, CD drives and cards such as scsi0 - got " + quote(device));
            }
        }
        return new BootOrder(devices);
    }

    /** Whether it is the older form: letters for kinds of devices. */
    public boolean isLegacy() {
        return devices.size() == 1 && devices.get(0).matches("[acdn]{1,4}");
    }
}
