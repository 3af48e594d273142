// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.clone;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.RuleCheck;
import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.command.MappedKey;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.CloneEndpoints;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rule about clones: who makes one needs rights on its source, on its number and on the storages of its disks. */
public final class CloneRules {
    private final AccessControl access;
    private final GuestStore guests;

    /** @param access who may do what */
    public CloneRules(AccessControl access, GuestStore guests) {
        this.access = access;
        this.guests = guests;
    }

    /** The rule by its name. */
    public Map<ExtraRule, RuleCheck> all() {
        return Map.of(ExtraRule.CLONE_VM, this::check);
    }

    private void check(Principal caller, Arguments arguments) {
        access.require(caller, AccessPath.guest(arguments.require(PathParameters.VMID)), Privilege.VM_CLONE);
        access.require(caller, AccessPath.guest(arguments.require(CloneEndpoints.NEW_VMID)), Privilege.VM_ALLOCATE);
        for (String storage : storages(arguments)) {
            access.require(caller, AccessPath.storage(storage), Privilege.DATASTORE_ALLOCATE_SPACE);
        }
        guests.find(arguments.require(PathParameters.VMID))
                .ifPresent(guest -> MappedKey.of(cloned(guest, arguments))
                        .forEach(
                                key -> access.require(caller, key.kind().accessPath(key.id()), Privilege.MAPPING_USE)));
    }

    private Set<String> storages(Arguments arguments) {
        Optional<StorageId> wanted = arguments.get(CloneEndpoints.STORAGE);
        if (wanted.isPresent()) {
            return Set.of(wanted.get().toString());
        }
        Set<String> storages = new TreeSet<>();
        Optional<Guest> source = guests.find(arguments.require(PathParameters.VMID));
        source.ifPresent(guest -> GuestVolumes.attached(cloned(guest, arguments)).values().stream()
                .map(VolumeId::storage)
                .forEach(storage -> storages.add(storage.toString())));
        return storages;
    }

    /** The disks of a snapshot may lie elsewhere than those of the present; one that is not there is refused later. */
    private static Options cloned(Guest guest, Arguments arguments) {
        return arguments
                .get(SnapshotEndpoints.OF_SNAPSHOT)
                .flatMap(name -> Optional.ofNullable(guest.config().snapshots().get(name.name())))
                .map(ConfigSection::options)
                .orElseGet(guest::options);
    }
}
