// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.model.api.Arguments;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.guest.device.NetworkCard.MacAddress;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.Options;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;

/** Turns arguments of a call into keys of a configuration: normalised, with what must be drawn drawn. */
final class ConfigInput {
    private static final String MAC_PREFIX = "BC:24:11";

    private final SecureRandom random;

    ConfigInput(SecureRandom random) {
        this.random = random;
    }

    /** The keys that a new machine has. */
    Options forNew(Arguments arguments) {
        Options options = given(arguments);
        if (options.raw(VmOptions.SMBIOS.name()) == null) {
            options = options.with(VmOptions.SMBIOS, "uuid=" + UUID.randomUUID());
        }
        if (options.raw(VmOptions.VM_GENERATION_ID.name()) == null) {
            options = options.with(VmOptions.VM_GENERATION_ID, UUID.randomUUID().toString());
        }
        return options;
    }

    /** The keys that a call gives, the notes left out: they are no key of the file. */
    Options given(Arguments arguments) {
        Options options = Options.EMPTY;
        for (Option<?> option : VmOptions.PLAIN) {
            if (!option.equals(VmOptions.DESCRIPTION)) {
                options = copy(arguments, option, options);
            }
        }
        for (OptionFamily<?> family : VmOptions.FAMILIES) {
            for (Option<?> member : family.members()) {
                options = copy(arguments, member, options);
            }
        }
        return drawAddresses(options);
    }

    private static <T> Options copy(Arguments arguments, Option<T> option, Options options) {
        return arguments.has(option) ? options.with(option, arguments.require(option)) : options;
    }

    private Options drawAddresses(Options options) {
        Options result = options;
        for (var entry : options.family(VmOptions.NET).entrySet()) {
            NetworkCard card = entry.getValue();
            if (card.mac().isEmpty()) {
                result = result.with(VmOptions.NET.member(entry.getKey()), card.withMac(drawMac()));
            }
        }
        return result;
    }

    private MacAddress drawMac() {
        byte[] bytes = new byte[3];
        random.nextBytes(bytes);
        return MacAddress.parse(
                String.format(Locale.ROOT, "%s:%02X:%02X:%02X", MAC_PREFIX, bytes[0], bytes[1], bytes[2]));
    }
}
