// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.Optional;

/**
 * A USB device of the node that is handed to a virtual machine.
 *
 * @param properties the parts of the property string
 */
public record UsbDevice(Options properties) {
    /** {@code VENDOR:PRODUCT} in hexadecimal, {@code BUS-PORT}, or {@code spice}. */
    public static final Option<String> HOST = Option.optional(
            "host",
            text(
                    "(0x)?[0-9A-Fa-f]{4}:(0x)?[0-9A-Fa-f]{4}|\\d{1,3}-\\d{1,3}(\\.\\d{1,3}){0,6}|[Ss][Pp][Ii][Cc][Ee]",
                    "VENDOR:PRODUCT, BUS-PORT or spice"),
            "The node's device");
    /** Name of a mapping of the cluster. */
    public static final Option<String> MAPPING = Option.optional(
            "mapping", text("[A-Za-z][A-Za-z0-9_-]{1,63}", "a name of letters, digits, '_', '-'"), "Mapped device");
    /** Whether the device needs USB 3. */
    public static final Option<Boolean> USB3 =
            Option.optional("usb3", wordyFlag(), "Plug it in a USB 3 port").withDefault(false);

    /** How it is written. */
    public static final ValueType<UsbDevice> TYPE =
            new PropertyStringType<>(PropertyString.of(HOST, MAPPING, USB3), UsbDevice::new, UsbDevice::properties);

    /** A device by {@code VENDOR:PRODUCT} or {@code BUS-PORT}. */
    public static UsbDevice of(String host) {
        return new UsbDevice(Options.EMPTY.with(HOST, host));
    }

    /** Which of the node's devices. */
    public Optional<String> host() {
        return properties.get(HOST);
    }

    /** Name of a mapping of the cluster. */
    public Optional<String> mapping() {
        return properties.get(MAPPING);
    }

    /** Whether it is a port for a device of the viewer. */
    public boolean isSpice() {
        return host().filter(text -> text.equalsIgnoreCase("spice")).isPresent();
    }

    /** The same with a part set. */
    public <T> UsbDevice with(Option<T> option, T value) {
        return new UsbDevice(properties.with(option, value));
    }
}
