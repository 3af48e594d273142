// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.RuleCheck;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.PendingChanges;
import dev.vireo.agent.guest.lxc.volume.ContainerDisks;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.CloneEndpoints;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.guest.device.ContainerFeatures;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules about making and configuring containers: each key has its privilege, and some are root's alone. */
public final class ContainerRules {
    private static final Map<String, Privilege> BY_KEY = Map.ofEntries(
            Map.entry(CtOptions.MEMORY.name(), Privilege.VM_CONFIG_MEMORY),
            Map.entry(CtOptions.SWAP.name(), Privilege.VM_CONFIG_MEMORY),
            Map.entry(CtOptions.CORES.name(), Privilege.VM_CONFIG_CPU),
            Map.entry(CtOptions.CPU_LIMIT.name(), Privilege.VM_CONFIG_CPU),
            Map.entry(CtOptions.CPU_UNITS.name(), Privilege.VM_CONFIG_CPU),
            Map.entry(CtOptions.ROOTFS.name(), Privilege.VM_CONFIG_DISK),
            Map.entry(CtSystemOptions.HOST_NAME.name(), Privilege.VM_CONFIG_NETWORK),
            Map.entry(CtSystemOptions.NAME_SERVER.name(), Privilege.VM_CONFIG_NETWORK),
            Map.entry(CtSystemOptions.SEARCH_DOMAIN.name(), Privilege.VM_CONFIG_NETWORK),
            Map.entry(CtOptions.FEATURES.name(), Privilege.VM_ALLOCATE));

    private final AccessControl access;
    private final GuestStore guests;

    /**
     * The rules.
     *
     * @param access who may do what
     * @param guests configurations of containers
     */
    public ContainerRules(AccessControl access, GuestStore guests) {
        this.access = access;
        this.guests = guests;
    }

    /** The rules by name. */
    public Map<ExtraRule, RuleCheck> all() {
        return Map.of(
                ExtraRule.CREATE_CT, this::checkCreation,
                ExtraRule.CONFIGURE_CT, this::checkConfiguration,
                ExtraRule.MOVE_CT_VOLUME, this::checkMove,
                ExtraRule.CLONE_CT, this::checkClone);
    }

    private void checkCreation(Principal caller, Arguments arguments) {
        AccessPath guest = AccessPath.guest(arguments.require(PathParameters.VMID));
        require(caller, guest, Privilege.VM_ALLOCATE);
        boolean isPrivileged = !arguments.isSet(CtOptions.UNPRIVILEGED);
        if (isPrivileged) {
            // Root in it is root of the node's kernel.
            require(caller, AccessPath.ROOT, Privilege.SYS_MODIFY);
        }
        requireKeys(caller, guest, arguments, isPrivileged);
        requireSpace(caller, arguments.options());
        if (!arguments.has(CtOptions.ROOTFS)) {
            String storage =
                    arguments.require(ContainerEndpoints.DEFAULT_STORAGE).toString();
            require(caller, AccessPath.storage(storage), Privilege.DATASTORE_ALLOCATE_SPACE);
        }
        requireTemplate(caller, arguments.require(ContainerEndpoints.TEMPLATE));
    }

    private void requireTemplate(Principal caller, String template) {
        int colon = template.indexOf(':');
        if (colon <= 0) {
            throw ApiException.badParameter(
                    ContainerEndpoints.TEMPLATE.name(), "a volume such as local:vztmpl/NAME.tar.zst is needed");
        }
        AccessPath storage = AccessPath.storage(template.substring(0, colon));
        if (!access.holds(caller, storage, Privilege.DATASTORE_AUDIT)) {
            require(caller, storage, Privilege.DATASTORE_ALLOCATE_SPACE);
        }
    }

    private void checkConfiguration(Principal caller, Arguments arguments) {
        Vmid vmid = arguments.require(PathParameters.VMID);
        AccessPath guest = AccessPath.guest(vmid);
        boolean isPrivileged = guests.find(vmid)
                .map(found -> !found.options().isSet(CtOptions.UNPRIVILEGED))
                .orElse(true);
        if (requireKeys(caller, guest, arguments, isPrivileged).isEmpty()) {
            require(caller, guest, Privilege.VM_CONFIG_OPTIONS);
        }
        requireSpace(caller, arguments.options());
    }

    private Set<Privilege> requireKeys(Principal caller, AccessPath guest, Arguments arguments, boolean isPrivileged) {
        Set<Privilege> needed = new LinkedHashSet<>();
        Set<String> keys = new LinkedHashSet<>(arguments.names());
        keys.removeIf(key -> CtOptions.SETTABLE.find(key).isEmpty());
        keys.addAll(PendingChanges.named(arguments, GuestEndpoints.DELETE));
        keys.addAll(PendingChanges.named(arguments, GuestEndpoints.REVERT));
        keys.forEach(key -> needed.add(privilegeFor(key)));
        needed.forEach(privilege -> require(caller, guest, privilege));
        if (!caller.equals(UserId.ROOT)) {
            keys.forEach(key -> requireHarmless(key, arguments.options(), isPrivileged));
        }
        return needed;
    }

    /** What reaches the node itself is root's alone: programs, paths and devices of the node, most features. */
    private static void requireHarmless(String key, Options given, boolean isPrivileged) {
        boolean isOfNode = key.equals(CtOptions.HOOK_SCRIPT.name())
                || CtOptions.DEVICES.member(key).isPresent();
        boolean isPath = CtOptions.disk(key)
                .flatMap(given::get)
                .filter(disk -> disk.kind() != ContainerDisk.Kind.VOLUME)
                .isPresent();
        boolean isFeature = key.equals(CtOptions.FEATURES.name()) && !isNestingAlone(given, isPrivileged);
        if (isOfNode || isPath || isFeature) {
            throw new ApiException(ErrorKind.FORBIDDEN, "only root can set '" + key + "' config");
        }
    }

    private static boolean isNestingAlone(Options given, boolean isPrivileged) {
        return !isPrivileged
                && given.get(CtOptions.FEATURES)
                        .map(features -> Set.of(ContainerFeatures.NESTING.name())
                                .containsAll(features.properties().keys()))
                        .orElse(true);
    }

    private static Privilege privilegeFor(String key) {
        if (CtOptions.NET.member(key).isPresent()) {
            return Privilege.VM_CONFIG_NETWORK;
        }
        boolean isDisk = CtOptions.MOUNT_POINTS.member(key).isPresent()
                || CtOptions.UNUSED.member(key).isPresent();
        return isDisk ? Privilege.VM_CONFIG_DISK : BY_KEY.getOrDefault(key, Privilege.VM_CONFIG_OPTIONS);
    }

    /** New volumes need space on their storage, and so do existing ones that are mounted. */
    private void requireSpace(Principal caller, Options options) {
        ContainerDisks.of(options).forEach((key, disk) -> {
            int colon = disk.source().indexOf(':');
            if (disk.kind() == ContainerDisk.Kind.VOLUME && colon > 0) {
                AccessPath storage = AccessPath.storage(disk.source().substring(0, colon));
                require(caller, storage, Privilege.DATASTORE_ALLOCATE_SPACE);
            }
        });
    }

    private void checkMove(Principal caller, Arguments arguments) {
        require(caller, AccessPath.guest(arguments.require(PathParameters.VMID)), Privilege.VM_CONFIG_DISK);
        arguments
                .get(DiskEndpoints.TARGET_VMID)
                .ifPresent(vmid -> require(caller, AccessPath.guest(vmid), Privilege.VM_CONFIG_DISK));
        arguments
                .get(DiskEndpoints.STORAGE)
                .ifPresent(storage -> require(caller, AccessPath.storage(storage), Privilege.DATASTORE_ALLOCATE_SPACE));
    }

    private void checkClone(Principal caller, Arguments arguments) {
        Vmid source = arguments.require(PathParameters.VMID);
        require(caller, AccessPath.guest(source), Privilege.VM_CLONE);
        require(caller, AccessPath.guest(arguments.require(CloneEndpoints.NEW_VMID)), Privilege.VM_ALLOCATE);
        boolean isPrivileged = guests.find(source)
                .filter(found -> !found.options().isSet(CtOptions.UNPRIVILEGED))
                .isPresent();
        if (isPrivileged) {
            require(caller, AccessPath.ROOT, Privilege.SYS_MODIFY);
        }
        Set<String> storages = new TreeSet<>();
        guests.find(source)
                .ifPresent(found -> ContainerDisks.attached(found.options()).values().stream()
                        .map(VolumeId::storage)
                        .forEach(storage -> storages.add(arguments
                                .get(CloneEndpoints.STORAGE)
                                .orElse(storage)
                                .toString())));
        storages.forEach(storage -> require(caller, AccessPath.storage(storage), Privilege.DATASTORE_ALLOCATE_SPACE));
    }

    private void require(Principal caller, AccessPath path, Privilege privilege) {
        if (!access.holds(caller, path, privilege)) {
            throw ApiException.forbidden(path + ", " + privilege);
        }
    }
}
