// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who refers to a volume: present keys, waiting ones, snapshots, and linked clones of a template's disk.
 *
 * @param guests all configurations
 */
public record DiskUses(GuestStore guests) {
    /** For people, what else than a present key of the guest itself refers to the volume. */
    Optional<String> keeper(Guest guest, VolumeId volume) {
        return snapshotOf(guest.config(), volume)
                .map(name -> "snapshot '" + name + "' needs it")
                .or(() -> cloneOf(volume));
    }

    /** The snapshot that refers to a volume. */
    static Optional<String> snapshotOf(GuestConfig config, VolumeId volume) {
        return config.snapshots().entrySet().stream()
                .filter(snapshot -> GuestVolumes.names(snapshot.getValue().options(), volume))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Optional<String> cloneOf(VolumeId volume) {
        String beginning = volume + "/";
        return guests.all().stream()
                .filter(other -> sections(other.config()).stream()
                        .flatMap(options -> options.asMap().values().stream())
                        .anyMatch(value -> GuestVolumes.fileOf(value).startsWith(beginning)))
                .map(other -> "VM " + other.vmid() + " is a linked clone of it")
                .findFirst();
    }

    /** Refuses to remove a volume that something else needs. */
    void requireFree(Guest guest, VolumeId volume) {
        keeper(guest, volume).ifPresent(reason -> {
            throw ApiException.failed("volume '" + volume + "' cannot be removed: " + reason);
        });
    }

    /** Whether any guest refers to a volume, in whatever section. */
    public boolean isReferenced(VolumeId volume) {
        return guests.all().stream()
                .flatMap(guest -> sections(guest.config()).stream())
                .anyMatch(options -> GuestVolumes.names(options, volume));
    }

    /** All sections of a configuration that name volumes. */
    static List<Options> sections(GuestConfig config) {
        List<Options> sections =
                new ArrayList<>(List.of(config.options(), config.pending().options()));
        config.snapshots().values().forEach(section -> sections.add(section.options()));
        return sections;
    }
}
