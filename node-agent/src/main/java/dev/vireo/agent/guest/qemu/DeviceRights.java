// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.command.MappedKey;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.UserId;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may hand the node's devices and directories to machines: root, and whoever may use the mapping. That holds for what is
 * put into a key and for what was there before.
 */
final class DeviceRights {
    private static final Pattern KEY = Pattern.compile("(hostpci|usb|virtiofs)[0-9]+");

    private final AccessControl access;
    private final GuestStore guests;

    DeviceRights(AccessControl access, GuestStore guests) {
        this.access = access;
        this.guests = guests;
    }

    /** Whether it is a key for a device or a directory of the node. */
    static boolean concern(String key) {
        return KEY.matcher(key).matches();
    }

    /** Refuses who may not change those keys. */
    void check(Principal caller, Arguments arguments, Set<String> keys) {
        List<Options> states = new ArrayList<>(List.of(arguments.options()));
        guests.find(arguments.require(PathParameters.VMID)).ifPresent(guest -> {
            states.add(guest.options());
            states.add(guest.config().pending().options());
        });
        for (String key : keys) {
            if (concern(key)) {
                states.forEach(state -> check(caller, key, state));
            }
        }
    }

    private void check(Principal caller, String key, Options state) {
        String written = state.raw(key);
        if (written == null) {
            return;
        }
        Options alone = Options.EMPTY.with(key, written);
        List<MappedKey> mapped = MappedKey.of(alone);
        mapped.forEach(each -> access.require(caller, each.kind().accessPath(each.id()), Privilege.MAPPING_USE));
        boolean reachesNothing =
                alone.family(VmHardwareOptions.USB).values().stream().anyMatch(usb -> usb.isSpice());
        if (mapped.isEmpty() && !reachesNothing && !caller.equals(UserId.ROOT)) {
            throw new ApiException(
                    ErrorKind.FORBIDDEN,
                    "only root can set '" + key + "' config to a device of the node; a mapping that you may use can be"
                            + " set");
        }
    }
}
