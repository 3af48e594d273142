// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A named set of privileges.
 *
 * @param name what access lists call it
 * @param privileges what it grants
 */
public record Role(String name, Set<Privilege> privileges) {
    /** Grants nothing and overrides other roles on its path. */
    public static final String NO_ACCESS = "NoAccess";
    /** Grants everything. */
    public static final String ADMINISTRATOR = "Administrator";

    private static final Set<Privilege> BEYOND_ADMIN = EnumSet.of(
            Privilege.PERMISSIONS_MODIFY,
            Privilege.REALM_ALLOCATE,
            Privilege.MAPPING_MODIFY,
            Privilege.SYS_POWER_MANAGEMENT,
            Privilege.SYS_MODIFY,
            Privilege.SYS_INCOMING,
            Privilege.SYS_ACCESS_NETWORK);

    public Role {
        privileges = Set.copyOf(privileges);
    }

    /** The roles that exist everywhere and cannot be changed. */
    public static List<Role> builtIn() {
        return List.of(
                matching(NO_ACCESS, p -> false),
                matching(ADMINISTRATOR, p -> true),
                matching("PVEAdmin", p -> !BEYOND_ADMIN.contains(p)),
                matching("PVEAuditor", p -> p.toString().endsWith(".Audit")),
                matching("PVEVMAdmin", p -> p.toString().startsWith("VM.")),
                of(
                        "PVEVMUser",
                        "VM.Audit VM.Backup VM.Config.CDROM VM.Config.Cloudinit VM.Console VM.PowerMgmt"
                                + " VM.GuestAgent.Audit VM.GuestAgent.FileRead VM.GuestAgent.FileSystemMgmt"
                                + " VM.GuestAgent.FileWrite"),
                of("PVETemplateUser", "VM.Audit VM.Clone"),
                of("PVESysAdmin", "Sys.Audit Sys.Console Sys.Syslog"),
                matching("PVEDatastoreAdmin", p -> p.toString().startsWith("Datastore.")),
                of("PVEDatastoreUser", "Datastore.AllocateSpace Datastore.Audit"),
                matching("PVESDNAdmin", p -> p.toString().startsWith("SDN.")),
                of("PVESDNUser", "SDN.Audit SDN.Use"),
                of("PVEUserAdmin", "User.Modify Group.Allocate Realm.AllocateUser"),
                of("PVEPoolAdmin", "Pool.Allocate Pool.Audit"),
                of("PVEPoolUser", "Pool.Audit"),
                matching("PVEMappingAdmin", p -> p.toString().startsWith("Mapping.")),
                of("PVEMappingUser", "Mapping.Audit Mapping.Use"));
    }

    private static Role of(String name, String privileges) {
        return new Role(
                name,
                Set.copyOf(Arrays.stream(privileges.split(" "))
                        .map(Privilege::parse)
                        .toList()));
    }

    private static Role matching(String name, Predicate<Privilege> granted) {
        return new Role(
                name,
                Set.copyOf(Arrays.stream(Privilege.values()).filter(granted).toList()));
    }

    /** The privileges as the API lists them: names, sorted, with commas. */
    public String listed() {
        Set<String> names = new TreeSet<>();
        privileges.forEach(privilege -> names.add(privilege.toString()));
        return String.join(",", names);
    }
}
