// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.integer;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.Optional;

/**
 * The graphics card of a virtual machine.
 *
 * @param type the emulated card, {@code serial0…3} for a serial console in its place, {@code none} for neither
 * @param memory its memory in MiB, the card's own default if absent
 * @param sharesClipboard whether the guest's clipboard and the viewer's are one
 */
public record Display(String type, Optional<Long> memory, boolean sharesClipboard) {
    /** The card that every system has a driver for. */
    public static final Display DEFAULT = new Display("std", Optional.empty());

    private static final Option<String> KIND = Option.optional(
                    "type",
                    choice(
                            "cirrus",
                            "qxl",
                            "qxl2",
                            "qxl3",
                            "qxl4",
                            "none",
                            "serial0",
                            "serial1",
                            "serial2",
                            "serial3",
                            "std",
                            "virtio",
                            "virtio-gl",
                            "vmware"),
                    "Emulated graphics card")
            .withDefault("std");
    private static final Option<Long> MEMORY = Option.optional("memory", integer(4, 512), "Graphics memory in MiB");
    private static final Option<String> CLIPBOARD = Option.optional("clipboard", choice("vnc"), "Share the clipboard");

    /** How displays are written. */
    public static final ValueType<Display> TYPE =
            new PropertyStringType<>(PropertyString.of(KIND, MEMORY, CLIPBOARD), Display::read, Display::write);

    /** A card with that memory; the clipboard stays the guest's own. */
    public Display(String type, Optional<Long> memory) {
        this(type, memory, false);
    }

    private static Display read(Options parts) {
        return new Display(
                parts.require(KIND), parts.get(MEMORY), parts.get(CLIPBOARD).isPresent());
    }

    private static Options write(Display display) {
        Options written = Options.EMPTY.with(KIND, display.type).withNullable(MEMORY, display.memory.orElse(null));
        return display.sharesClipboard ? written.with(CLIPBOARD, "vnc") : written;
    }

    /** Whether the guest has a screen that a viewer can show. */
    public boolean hasScreen() {
        return !type.equals("none") && !type.startsWith("serial");
    }
}
