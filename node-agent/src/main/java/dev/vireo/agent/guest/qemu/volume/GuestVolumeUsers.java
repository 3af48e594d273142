// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.volume;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.storage.StorageUsers;
import dev.vireo.agent.storage.VolumeUsers;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells which guest refers to a volume, or to any volume of a storage. */
public final class GuestVolumeUsers implements VolumeUsers, StorageUsers {
    private final GuestStore guests;

    /** @param guests whose configurations are looked at */
    public GuestVolumeUsers(GuestStore guests) {
        this.guests = guests;
    }

    @Override
    public Optional<String> userOf(VolumeId volume) {
        return guests.all().stream()
                .flatMap(guest -> keys(guest, referred -> isNeeded(volume, referred))
                        .map(key -> "VM " + guest.vmid() + " (" + key + ")"))
                .findFirst();
    }

    @Override
    public List<String> usersOf(StorageId storage) {
        return guests.all().stream()
                .flatMap(guest -> keys(guest, volume -> volume.storage().equals(storage))
                        .distinct()
                        .map(key -> "VM " + guest.vmid() + " (" + key + ")"))
                .toList();
    }

    private static boolean isNeeded(VolumeId volume, VolumeId referred) {
        return GuestVolumes.isSame(volume, referred)
                || GuestVolumes.baseOf(referred)
                        .filter(base -> GuestVolumes.isSame(volume, base))
                        .isPresent();
    }

    private static Stream<String> keys(Guest guest, Predicate<VolumeId> isMeant) {
        Stream<Options> snapshots = guest.config().snapshots().values().stream().map(section -> section.options());
        return Stream.concat(Stream.of(guest.options(), guest.config().pending().options()), snapshots)
                .flatMap(options -> Stream.concat(
                        GuestVolumes.of(options).entrySet().stream(), GuestVolumes.owned(options).entrySet().stream()))
                .filter(entry -> isMeant.test(entry.getValue()))
                .map(Map.Entry::getKey);
    }
}
