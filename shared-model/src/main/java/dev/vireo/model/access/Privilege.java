// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.access;

import static dev.vireo.model.InvalidValueException.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.util.Arrays;

/** A right to do something on a path. The names are those of the API. */
@SuppressWarnings("JavadocVariable")
public enum Privilege {
    VM_ALLOCATE("VM.Allocate"),
    VM_AUDIT("VM.Audit"),
    VM_BACKUP("VM.Backup"),
    VM_CLONE("VM.Clone"),
    VM_CONSOLE("VM.Console"),
    VM_MIGRATE("VM.Migrate"),
    VM_POWER_MANAGEMENT("VM.PowerMgmt"),
    VM_REPLICATE("VM.Replicate"),
    VM_SNAPSHOT("VM.Snapshot"),
    VM_SNAPSHOT_ROLLBACK("VM.Snapshot.Rollback"),
    VM_CONFIG_CDROM("VM.Config.CDROM"),
    VM_CONFIG_CPU("VM.Config.CPU"),
    VM_CONFIG_CLOUDINIT("VM.Config.Cloudinit"),
    VM_CONFIG_DISK("VM.Config.Disk"),
    VM_CONFIG_HARDWARE_TYPE("VM.Config.HWType"),
    VM_CONFIG_MEMORY("VM.Config.Memory"),
    VM_CONFIG_NETWORK("VM.Config.Network"),
    VM_CONFIG_OPTIONS("VM.Config.Options"),
    VM_GUEST_AGENT_AUDIT("VM.GuestAgent.Audit"),
    VM_GUEST_AGENT_FILE_READ("VM.GuestAgent.FileRead"),
    VM_GUEST_AGENT_FILE_SYSTEM_MANAGEMENT("VM.GuestAgent.FileSystemMgmt"),
    VM_GUEST_AGENT_FILE_WRITE("VM.GuestAgent.FileWrite"),
    VM_GUEST_AGENT_UNRESTRICTED("VM.GuestAgent.Unrestricted"),
    SYS_ACCESS_NETWORK("Sys.AccessNetwork"),
    SYS_AUDIT("Sys.Audit"),
    SYS_CONSOLE("Sys.Console"),
    SYS_INCOMING("Sys.Incoming"),
    SYS_MODIFY("Sys.Modify"),
    SYS_POWER_MANAGEMENT("Sys.PowerMgmt"),
    SYS_SYSLOG("Sys.Syslog"),
    DATASTORE_ALLOCATE("Datastore.Allocate"),
    DATASTORE_ALLOCATE_SPACE("Datastore.AllocateSpace"),
    DATASTORE_ALLOCATE_TEMPLATE("Datastore.AllocateTemplate"),
    DATASTORE_AUDIT("Datastore.Audit"),
    SDN_ALLOCATE("SDN.Allocate"),
    SDN_AUDIT("SDN.Audit"),
    SDN_USE("SDN.Use"),
    POOL_ALLOCATE("Pool.Allocate"),
    POOL_AUDIT("Pool.Audit"),
    USER_MODIFY("User.Modify"),
    GROUP_ALLOCATE("Group.Allocate"),
    REALM_ALLOCATE("Realm.Allocate"),
    REALM_ALLOCATE_USER("Realm.AllocateUser"),
    MAPPING_AUDIT("Mapping.Audit"),
    MAPPING_MODIFY("Mapping.Modify"),
    MAPPING_USE("Mapping.Use"),
    PERMISSIONS_MODIFY("Permissions.Modify");

    private final String wireName;

    Privilege(String wireName) {
        this.wireName = wireName;
    }

    /** Reads a name such as {@code VM.Audit}. */
    public static Privilege parse(String text) {
        return Arrays.stream(values())
                .filter(privilege -> privilege.wireName.equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("no such privilege " + quote(text)));
    }

    /** The name that the API uses. */
    @JsonValue
    @Override
    public String toString() {
        return wireName;
    }
}
