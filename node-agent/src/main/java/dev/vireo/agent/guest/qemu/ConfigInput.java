// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.DrawnAddresses;
import dev.vireo.agent.guest.qemu.command.RefusedKeys;
import dev.vireo.agent.guest.qemu.process.MappedDevices;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.guest.CloudInitOptions;
import dev.vireo.model.guest.VmLifeOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.Options;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.Sha2Crypt;

/** Turns arguments of a call into keys of a configuration: normalised, with what must be drawn drawn. */
final class ConfigInput {
    private static final Pattern HASHED = Pattern.compile("\\$(1|2[aby]|5|6|y)\\$[A-Za-z0-9./$=,-]{1,200}");
    private static final int SALT_CHARACTERS = 16;

    private final SecureRandom random;
    private final DrawnAddresses addresses;

    private final MappedDevices mapped;

    /** @param mapped knows the mappings that keys may name */
    ConfigInput(SecureRandom random, MappedDevices mapped) {
        this.mapped = mapped;
        this.random = random;
        this.addresses = new DrawnAddresses(random);
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
        Options complete = drawAddresses(hashPassword(replaceAliases(options)));
        Map<String, String> refused = new LinkedHashMap<>(mapped.missing(complete));
        refused.putAll(RefusedKeys.whenSet(complete));
        if (!refused.isEmpty()) {
            throw ApiException.badParameters(refused);
        }
        return complete;
    }

    /** Keys that are other names of keys. */
    private static Options replaceAliases(Options options) {
        Options result = options;
        Optional<Disk> drive = options.get(VmLifeOptions.CD_DRIVE);
        if (drive.isPresent()) {
            result = result.without(VmLifeOptions.CD_DRIVE.name())
                    .with(VmOptions.IDE.member(2), drive.get().with(Disk.MEDIA, "cdrom"));
        }
        Optional<Long> processors = options.get(VmLifeOptions.PROCESSORS);
        return processors.isPresent()
                ? result.without(VmLifeOptions.PROCESSORS.name()).with(VmOptions.SOCKETS, processors.get())
                : result;
    }

    /** Nobody can read a password out of the configuration: what is kept is what a system keeps of it. */
    private Options hashPassword(Options options) {
        Optional<String> password = options.get(CloudInitOptions.PASSWORD);
        boolean isPlain =
                password.filter(text -> !HASHED.matcher(text).matches()).isPresent();
        return isPlain ? options.with(CloudInitOptions.PASSWORD, hash(password.get())) : options;
    }

    private String hash(String password) {
        byte[] bytes = new byte[SALT_CHARACTERS];
        random.nextBytes(bytes);
        String salt =
                Base64.getUrlEncoder().encodeToString(bytes).replace('-', '.').replace('_', '/');
        return Sha2Crypt.sha512Crypt(
                password.getBytes(StandardCharsets.UTF_8), "$6$" + salt.substring(0, SALT_CHARACTERS));
    }

    private static <T> Options copy(Arguments arguments, Option<T> option, Options options) {
        return arguments.has(option) ? options.with(option, arguments.require(option)) : options;
    }

    private Options drawAddresses(Options options) {
        Options result = options;
        for (var entry : options.family(VmOptions.NET).entrySet()) {
            NetworkCard card = entry.getValue();
            if (card.mac().isEmpty()) {
                result = result.with(VmOptions.NET.member(entry.getKey()), card.withMac(addresses.draw()));
            }
        }
        return result;
    }
}
