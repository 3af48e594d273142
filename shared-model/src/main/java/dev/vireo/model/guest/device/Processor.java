// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.List;

/**
 * The processor model that a virtual machine sees.
 *
 * @param properties the parts of the property string
 */
public record Processor(Options properties) {
    private static final Option<String> MODEL = Option.optional(
                    "cputype",
                    text("[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "a processor model such as x86-64-v2-AES"),
                    "Model")
            .withDefault("kvm64");
    private static final Option<String> FLAGS = Option.optional(
            "flags", text("[+-][a-z0-9._-]{1,40}(;[+-][a-z0-9._-]{1,40})*", "flags such as +aes;-pcid"), "Flags");
    private static final Option<Boolean> HIDDEN = Option.optional(
                    "hidden", wordyFlag(), "Hide from the guest that it is virtual")
            .withDefault(false);
    /** Maker that the hypervisor names to the guest. */
    public static final Option<String> HYPERVISOR_VENDOR = Option.optional(
            "hv-vendor-id", text("[A-Za-z0-9]{1,12}", "1 to 12 letters and digits"), "Maker of the hypervisor");
    /** Bits of physical addresses, or {@code host}. */
    public static final Option<String> ADDRESS_BITS = Option.optional(
            "phys-bits", text("host|[89]|[1-5][0-9]|6[0-4]", "a number from 8 to 64, or host"), "Bits of addresses");
    /** Bits of physical addresses that the guest uses of them. */
    public static final Option<Long> GUEST_ADDRESS_BITS =
            Option.optional("guest-phys-bits", integer(32, 64), "Bits of addresses that the guest uses");
    /** Model that the guest is told. */
    public static final Option<String> REPORTED_MODEL = Option.optional(
            "reported-model", text("[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "a processor model"), "Model that is shown");

    /** How it is written. */
    public static final ValueType<Processor> TYPE = new PropertyStringType<>(
            PropertyString.of(
                    MODEL, FLAGS, HIDDEN, HYPERVISOR_VENDOR, ADDRESS_BITS, GUEST_ADDRESS_BITS, REPORTED_MODEL),
            Processor::new,
            Processor::properties);

    /** What a configuration without the key means. */
    public static final Processor DEFAULT = new Processor(Options.EMPTY);

    /** A model without further flags. */
    public static Processor of(String model) {
        return new Processor(Options.EMPTY.with(MODEL, model));
    }

    /** Name of the model. */
    public String model() {
        return properties.require(MODEL);
    }

    /** Flags with their sign. */
    public List<String> flags() {
        return properties.get(FLAGS).map(flags -> List.of(flags.split(";"))).orElse(List.of());
    }

    /** Whether the hypervisor hides itself. */
    public boolean isHidden() {
        return properties.isSet(HIDDEN);
    }
}
