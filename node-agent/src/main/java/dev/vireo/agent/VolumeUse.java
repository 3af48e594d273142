// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.guest.lxc.volume.ContainerVolumeUsers;
import dev.vireo.agent.guest.qemu.volume.GuestVolumeUsers;
import dev.vireo.agent.storage.StorageUsers;
import dev.vireo.agent.storage.VolumeUsers;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells which guest of whatever kind refers to a volume, or to any volume of a storage. */
record VolumeUse(GuestVolumeUsers machines, ContainerVolumeUsers containers) implements VolumeUsers, StorageUsers {
    @Override
    public Optional<String> userOf(VolumeId volume) {
        return machines.userOf(volume).or(() -> containers.userOf(volume));
    }

    @Override
    public List<String> usersOf(StorageId storage) {
        return Stream.concat(machines.usersOf(storage).stream(), containers.usersOf(storage).stream())
                .toList();
    }
}
