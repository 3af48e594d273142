// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

/** Rules that one privilege on one path cannot say. The agent has a class for each and does not start without. */
public enum ExtraRule {
    /** Allowed for every user; the answer holds only what the user may see. */
    FILTERED_ANSWER,
    /** VM.Allocate on the guest, space on each storage that gets a disk, and VM.Config.* for the keys given. */
    CREATE_VM,
    /** VM.Clone on the guest, VM.Allocate on the clone, and space on each storage that gets a disk. */
    CLONE_VM,
    /** The VM.Config.* privilege of each key given. */
    CONFIGURE_VM,
    /** VM.Config.Disk on the guest, and on the one that gets the disk; space on the storage that it goes to. */
    MOVE_DISK,
    /** VM.Allocate on the container, space on each storage that gets a volume, and VM.Config.* for the keys given. */
    CREATE_CT,
    /** VM.Clone on the container, VM.Allocate on the clone, and space on each storage that gets a volume. */
    CLONE_CT,
    /** The VM.Config.* privilege of each key given. */
    CONFIGURE_CT,
    /** VM.Config.Disk on the container, and on the one that gets the volume; space on the storage that it goes to. */
    MOVE_CT_VOLUME,
    /** VM.PowerMgmt on the guest; to save it on a disk also VM.Config.Disk, and space on the storage. */
    SUSPEND_VM,
    /** VM.PowerMgmt on each guest named, or on all. */
    SWITCH_GUESTS,
    /** Datastore.AllocateSpace, or what the kind of content asks for, on the volume's storage. */
    READ_VOLUME,
    /** Datastore.Allocate on the storage, or VM.Config.Disk on the guest that owns the volume with space on it. */
    DELETE_VOLUME,
    /** Datastore.Allocate on the storage, or VM.Backup on the guest that owns the backup with space on the storage. */
    UPDATE_VOLUME,
    /** Sys.Audit and Sys.Modify on everything, or Sys.AccessNetwork on the node. */
    QUERY_URL,
    /** What {@link #QUERY_URL} asks for, and Datastore.AllocateTemplate on the storage. */
    DOWNLOAD_URL,
    /** The task's owner, or Sys.Audit on the node. */
    READ_TASK,
    /** The task's owner, or Sys.Modify on the node. */
    STOP_TASK,
    /** Sys.Audit on everything, or on the node. */
    LIST_NODE_DISKS,
    /** The user itself, or User.Modify. */
    SELF_OR_USER_MODIFY,
    /** User.Modify and Realm.AllocateUser. */
    ADMINISTER_USERS,
    /** User.Modify or Sys.Audit. */
    AUDIT_USERS,
    /** The own password, or one of a user that the caller administers. */
    CHANGE_PASSWORD,
    /** Permissions.Modify on the path given. */
    CHANGE_ACL,
    /** A ticket for that guest's screen that the user was given just now. */
    VNC_TICKET
}
