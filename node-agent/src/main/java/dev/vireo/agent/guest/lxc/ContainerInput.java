// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.DrawnAddresses;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.ContainerCard;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.Options;
import java.util.HashMap;
import java.util.Map;

/** Turns arguments of a call into keys of a configuration: normalised, with what must be drawn drawn. */
final class ContainerInput {
    private final DrawnAddresses addresses;

    ContainerInput(DrawnAddresses addresses) {
        this.addresses = addresses;
    }

    /** The keys that a call gives, the notes left out: they are no key of the file. */
    Options given(Arguments arguments) {
        Options options = Options.EMPTY;
        for (Option<?> option : CtOptions.PLAIN) {
            if (!option.equals(VmOptions.DESCRIPTION)) {
                options = copy(arguments, option, options);
            }
        }
        for (OptionFamily<?> family : CtOptions.FAMILIES) {
            for (String name : arguments.names()) {
                options = family.member(name).isPresent()
                        ? copy(arguments, family.member(name).get(), options)
                        : options;
            }
        }
        return draw(options);
    }

    private static <T> Options copy(Arguments arguments, Option<T> option, Options options) {
        return arguments.has(option) ? options.with(option, arguments.require(option)) : options;
    }

    /** The same keys; cards that have no hardware address get one. */
    Options draw(Options options) {
        Options result = options;
        for (Map.Entry<Integer, ContainerCard> entry :
                options.family(CtOptions.NET).entrySet()) {
            if (entry.getValue().mac().isEmpty()) {
                ContainerCard complete = entry.getValue().with(ContainerCard.MAC, addresses.draw());
                result = result.with(CtOptions.NET.member(entry.getKey()), complete);
            }
        }
        return result;
    }

    /** The same keys; every card has a new hardware address, as those of a clone. */
    Options drawAnew(Options options) {
        Options result = options;
        for (Map.Entry<Integer, ContainerCard> entry :
                options.family(CtOptions.NET).entrySet()) {
            ContainerCard renewed = entry.getValue().with(ContainerCard.MAC, addresses.draw());
            result = result.with(CtOptions.NET.member(entry.getKey()), renewed);
        }
        return result;
    }

    /** Refuses a configuration whose keys contradict each other. */
    static void requireConsistent(Options options) {
        Map<String, String> names = new HashMap<>();
        options.family(CtOptions.NET).forEach((index, card) -> {
            String other = names.put(card.name(), "net" + index);
            if (other != null) {
                throw ApiException.badParameter(
                        "net" + index, "the name '" + card.name() + "' is that of " + other + "; give another one");
            }
        });
        Map<String, String> paths = new HashMap<>();
        options.family(CtOptions.MOUNT_POINTS).forEach((index, disk) -> {
            String other = paths.put(normal(disk), "mp" + index);
            if (other != null) {
                throw ApiException.badParameter(
                        "mp" + index, "the path '" + disk.path() + "' is that of " + other + "; give another one");
            }
        });
    }

    private static String normal(ContainerDisk disk) {
        return disk.path().replaceAll("/+", "/").replaceAll("/$", "");
    }
}
