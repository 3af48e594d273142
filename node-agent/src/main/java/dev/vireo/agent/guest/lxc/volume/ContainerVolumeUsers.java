// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.volume;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.storage.StorageUsers;
import dev.vireo.agent.storage.VolumeUsers;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells which container refers to a volume, or to any volume of a storage. */
public final class ContainerVolumeUsers implements VolumeUsers, StorageUsers {
    private final GuestStore guests;

    /** @param guests configurations of containers */
    public ContainerVolumeUsers(GuestStore guests) {
        this.guests = guests;
    }

    @Override
    public Optional<String> userOf(VolumeId volume) {
        return keys(volume::equals).findFirst();
    }

    @Override
    public List<String> usersOf(StorageId storage) {
        return keys(volume -> volume.storage().equals(storage)).toList();
    }

    private Stream<String> keys(Predicate<VolumeId> isMeant) {
        return guests.all().stream()
                .flatMap(guest -> sections(guest)
                        .flatMap(ContainerVolumeUsers::named)
                        .filter(entry -> isMeant.test(entry.getValue()))
                        .map(entry -> "CT " + guest.vmid() + " (" + entry.getKey() + ")")
                        .distinct());
    }

    private static Stream<Options> sections(Guest guest) {
        return Stream.concat(
                Stream.of(guest.options(), guest.config().pending().options()),
                guest.config().snapshots().values().stream().map(section -> section.options()));
    }

    private static Stream<Map.Entry<String, VolumeId>> named(Options options) {
        return Stream.concat(
                ContainerDisks.owned(options).entrySet().stream(),
                options
                        .get(CtOptions.HOOK_SCRIPT)
                        .map(script -> Map.entry(CtOptions.HOOK_SCRIPT.name(), script))
                        .stream());
    }
}
