// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.command.MappedKey;
import dev.vireo.agent.mapping.MappingUsers;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.mapping.MappingKind;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.stream.Stream;

/** Tells which machines use a mapping: as they are, as they start next, or as a snapshot has them. */
public final class GuestMappingUsers implements MappingUsers {
    private final GuestStore guests;

    /** @param guests whose configurations are looked at */
    public GuestMappingUsers(GuestStore guests) {
        this.guests = guests;
    }

    @Override
    public List<String> usersOf(MappingKind kind, MappingId id) {
        return guests.all().stream()
                .flatMap(guest -> configurations(guest)
                        .flatMap(options -> MappedKey.of(options).stream())
                        .filter(key -> key.kind() == kind && key.id().equals(id))
                        .map(key -> "VM " + guest.vmid() + " (" + key.key() + ")")
                        .distinct())
                .toList();
    }

    private static Stream<Options> configurations(Guest guest) {
        return Stream.concat(
                Stream.of(guest.options(), guest.config().pending().options()),
                guest.config().snapshots().values().stream().map(section -> section.options()));
    }
}
