// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.number;
import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.Optional;

/**
 * Board of a virtual machine: its type, and what is built in besides.
 *
 * @param properties the parts of the property string
 */
public record Machine(Options properties) {
    /** Machine type, with or without a version: {@code pc}, {@code q35}, {@code pc-q35-7.2}. */
    public static final Option<String> KIND = Option.optional(
            "type",
            text(
                    "(pc|pc(-i440fx)?-\\d+(\\.\\d+)+(\\+pve\\d+)?(\\.pxe)?|q35|pc-q35-\\d+(\\.\\d+)+(\\+pve\\d+)?(\\.pxe)?|virt(?:-\\d+(\\.\\d+)+)?(\\+pve\\d+)?)",
                    "a machine type such as pc, q35 or pc-q35-7.2",
                    40),
            "Machine type");
    /** Model of the IOMMU that the guest sees. */
    public static final Option<String> VIOMMU =
            Option.optional("viommu", choice("intel", "virtio"), "IOMMU that the guest sees");
    /** Width of the IOMMU's addresses in bits. */
    public static final Option<Double> ADDRESS_BITS =
            Option.optional("aw-bits", number(32, 64), "Address width of the guest's IOMMU");
    /** Whether the guest may sleep with its memory kept. */
    public static final Option<Boolean> SLEEP =
            Option.optional("enable-s3", wordyFlag(), "Offer sleep with the memory kept (S3)");
    /** Whether the guest may hibernate by itself. */
    public static final Option<Boolean> HIBERNATION =
            Option.optional("enable-s4", wordyFlag(), "Offer hibernation by the guest itself (S4)");

    /** How it is written. */
    public static final ValueType<Machine> TYPE = new PropertyStringType<>(
            PropertyString.of(KIND, VIOMMU, ADDRESS_BITS, SLEEP, HIBERNATION), Machine::new, Machine::properties);

    /** A machine of that type with nothing else said. */
    public static Machine of(String kind) {
        return new Machine(Options.EMPTY.with(KIND, kind));
    }

    /** The machine type, if it is said. */
    public Optional<String> kind() {
        return properties.get(KIND);
    }

    /** The same with a part set. */
    public <T> Machine with(Option<T> option, T value) {
        return new Machine(properties.with(option, value));
    }
}
