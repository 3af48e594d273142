// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.api;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.RuleCheck;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.Vmid;
import java.util.Map;
import java.util.Optional;

/** The rules about volumes: who administers a storage, or the guest that owns the volume, or may fetch files. */
public final class StorageRules {
    private final AccessControl access;

    /** @param access who may do what */
    public StorageRules(AccessControl access) {
        this.access = access;
    }

    /** The rules by name. */
    public Map<ExtraRule, RuleCheck> all() {
        return Map.of(
                ExtraRule.READ_VOLUME, this::checkReading,
                ExtraRule.DELETE_VOLUME, this::checkRemoval,
                ExtraRule.UPDATE_VOLUME, this::checkUpdate,
                ExtraRule.QUERY_URL, this::checkQuery,
                ExtraRule.DOWNLOAD_URL, this::checkDownload);
    }

    private void checkReading(Principal caller, Arguments arguments) {
        AccessPath storage = storage(arguments);
        boolean mayRead = access.holds(caller, storage, Privilege.DATASTORE_ALLOCATE)
                || access.holds(caller, storage, Privilege.DATASTORE_ALLOCATE_SPACE)
                || access.holds(caller, storage, Privilege.DATASTORE_AUDIT);
        if (!mayRead) {
            throw ApiException.forbidden(storage + ", Datastore.AllocateSpace");
        }
    }

    private void checkRemoval(Principal caller, Arguments arguments) {
        checkOwnership(caller, arguments, Privilege.VM_CONFIG_DISK);
    }

    private void checkUpdate(Principal caller, Arguments arguments) {
        checkOwnership(caller, arguments, Privilege.VM_BACKUP);
    }

    private void checkOwnership(Principal caller, Arguments arguments, Privilege onGuest) {
        AccessPath storage = storage(arguments);
        if (access.holds(caller, storage, Privilege.DATASTORE_ALLOCATE)) {
            return;
        }
        boolean ownsGuest = owner(arguments.require(StorageEndpoints.VOLUME))
                .filter(vmid -> access.holds(caller, AccessPath.guest(vmid), onGuest))
                .filter(vmid -> access.holds(caller, storage, Privilege.DATASTORE_ALLOCATE_SPACE))
                .isPresent();
        if (!ownsGuest) {
            throw ApiException.forbidden(storage + ", Datastore.Allocate");
        }
    }

    private void checkQuery(Principal caller, Arguments arguments) {
        AccessPath node = AccessPath.node(arguments.require(PathParameters.NODE));
        boolean looksAfterAll = access.holds(caller, AccessPath.ROOT, Privilege.SYS_AUDIT)
                && access.holds(caller, AccessPath.ROOT, Privilege.SYS_MODIFY);
        if (!looksAfterAll && !access.holds(caller, node, Privilege.SYS_ACCESS_NETWORK)) {
            throw ApiException.forbidden(node + ", Sys.AccessNetwork");
        }
    }

    private void checkDownload(Principal caller, Arguments arguments) {
        AccessPath storage = storage(arguments);
        if (!access.holds(caller, storage, Privilege.DATASTORE_ALLOCATE_TEMPLATE)) {
            throw ApiException.forbidden(storage + ", Datastore.AllocateTemplate");
        }
        checkQuery(caller, arguments);
    }

    private static Optional<Vmid> owner(String volume) {
        try {
            return VolumeName.parse(volume.substring(volume.indexOf(':') + 1)).owner();
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private static AccessPath storage(Arguments arguments) {
        return AccessPath.storage(arguments.require(PathParameters.STORAGE));
    }
}
