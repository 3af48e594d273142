// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.storage;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.option.Option;
import java.util.List;

/** The keys that a storage of type {@code dir} has in {@code storage.cfg}. */
public final class StorageOptions {
    private static final String LIST = "[A-Za-z][A-Za-z0-9-]*([,; ]+[A-Za-z][A-Za-z0-9-]*)*";

    /** Its folder. */
    public static final Option<String> PATH =
            optional("path", text("/[^\\p{C}]{1,1000}", "an absolute path"), "Folder of the storage, absolute");
    /** What it may hold. */
    public static final Option<String> CONTENT = optional(
            "content", text(LIST, "kinds of content such as iso,images, or none"), "Kinds of content that it takes");
    /** Folders of kinds of content. */
    public static final Option<String> CONTENT_DIRS = optional(
            "content-dirs",
            text("[^\\p{C}]{1,2000}", "iso=FOLDER,… with folders within the storage"),
            "Folders within the storage that kinds of content lie in");
    /** Nodes that may use it. */
    public static final Option<String> NODES =
            optional("nodes", text("[A-Za-z0-9-]+([,; ]+[A-Za-z0-9-]+)*", "names of nodes"), "Only these nodes use it");
    /** Whether it is switched off. */
    public static final Option<Boolean> DISABLE = optional("disable", flag(), "Whether it is switched off");
    /** Whether every node sees the same content. */
    public static final Option<Boolean> SHARED =
            optional("shared", flag(), "Whether every node finds the same content there");
    /** Whether its folder is made. */
    public static final Option<Boolean> CREATE_BASE_PATH =
            optional("create-base-path", flag(), "Whether its folder is made if it is missing");
    /** Whether folders in it are made. */
    public static final Option<Boolean> CREATE_SUBDIRS =
            optional("create-subdirs", flag(), "Whether the folders of its content are made");
    /** Older word for both. */
    public static final Option<Boolean> MKDIR = optional("mkdir", flag(), "Whether folders are made");
    /** Whether something must be mounted. */
    public static final Option<String> IS_MOUNTPOINT = optional(
            "is_mountpoint",
            text("[^\\p{C}]{1,1000}", "yes, no or a path"),
            "Use it only while something is mounted there");
    /** Format of new disks. */
    public static final Option<String> FORMAT =
            optional("format", choice("raw", "qcow2", "subvol", "vmdk"), "Format of new disks");
    /** How space for new disks is taken. */
    public static final Option<String> PREALLOCATION = optional(
                    "preallocation", choice("off", "metadata", "falloc", "full"), "How new disks take their space")
            .withDefault("metadata");
    /** Which backups stay. */
    public static final Option<String> PRUNE_BACKUPS = optional(
            "prune-backups",
            text("keep-[a-z]+=\\d{1,9}(,keep-[a-z]+=\\d{1,9})*", "keep-last=3,keep-daily=7 and the like"),
            "How many backups stay");
    /** How many backups may be protected. */
    public static final Option<Long> MAX_PROTECTED_BACKUPS =
            optional("max-protected-backups", integer(-1), "Backups that may be protected; -1 for any number");

    /** All of them, as files and forms order them. */
    public static final List<Option<?>> ALL = List.of(
            PATH,
            CONTENT,
            CONTENT_DIRS,
            NODES,
            DISABLE,
            SHARED,
            CREATE_BASE_PATH,
            CREATE_SUBDIRS,
            MKDIR,
            IS_MOUNTPOINT,
            FORMAT,
            PREALLOCATION,
            PRUNE_BACKUPS,
            MAX_PROTECTED_BACKUPS);

    private StorageOptions() {}
}
