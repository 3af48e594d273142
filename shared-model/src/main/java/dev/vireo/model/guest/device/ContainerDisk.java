// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.parsed;
import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A file system of a container: the root, or one mounted below it. It is a volume of a storage, a directory of the node, or
 * a block device of the node.
 *
 * @param properties the parts of the property string
 */
public record ContainerDisk(Options properties) {
    /** What a file system is made of. */
    public enum Kind {
        /** A volume of a storage. */
        VOLUME,
        /** A directory of the node. */
        BIND,
        /** A block device of the node. */
        DEVICE
    }

    private static final String NO_DOTS = "(?!(.*/)?\\.{1,2}(/|$))";
    private static final String OPTION = "(discard|lazytime|noatime|nodev|noexec|nosuid)";

    /** A volume id, {@code STORAGE:GIB} for a new one, or an absolute path on the node. */
    public static final Option<String> VOLUME = Option.required(
            "volume",
            text("(?:[A-Za-z]|/" + NO_DOTS + ")[^,\\p{C}]{1,510}", "a volume id, STORAGE:GIB, or a path on the node"),
            "What is mounted");
    /** Where the container sees it. */
    public static final Option<String> PATH = Option.required(
            "mp",
            text("/" + NO_DOTS + "[^,/\\p{C}][^,\\p{C}]{0,500}", "a path in the container such as /srv"),
            "Path in the container");
    /** The size as last known; the volume's own size is what counts. */
    public static final Option<ByteSize> SIZE = Option.optional("size", parsed(ByteSize::parse), "Size of the volume");
    /** Whether access lists of files are kept; the file system's own default if absent. */
    public static final Option<Boolean> ACL = Option.optional("acl", wordyFlag(), "Access lists of files");
    /** Whether space can be limited by user in it. */
    public static final Option<Boolean> QUOTA = Option.optional("quota", wordyFlag(), "Limits by user");
    /** Whether it can only be read. */
    public static final Option<Boolean> READ_ONLY = Option.optional("ro", wordyFlag(), "Only reading");
    /** How it is mounted, separated by semicolons. */
    public static final Option<String> MOUNT_OPTIONS = Option.optional(
            "mountoptions",
            text(OPTION + "(;" + OPTION + ")*", "discard, lazytime, noatime, nodev, noexec or nosuid"),
            "How it is mounted");
    /** Whether every node reaches it by the same name. */
    public static final Option<Boolean> SHARED = Option.optional(
                    "shared", wordyFlag(), "Every node reaches it by this name")
            .withDefault(false);
    /** Whether replication includes it. */
    public static final Option<Boolean> REPLICATE = Option.optional(
                    "replicate", wordyFlag(), "Include it in replication")
            .withDefault(true);
    /** Whether backups include it; the root always is. */
    public static final Option<Boolean> BACKUP = Option.optional("backup", wordyFlag(), "Include it in backups");
    /** Whether owner and permissions of the mounted root stay as they are. */
    public static final Option<Boolean> KEEP_ATTRIBUTES = Option.optional(
                    "keepattrs", wordyFlag(), "Keep owner and permissions of its root")
            .withDefault(false);

    /** How the root is written. */
    public static final ValueType<ContainerDisk> ROOT_TYPE =
            typeOf(PropertyString.of(VOLUME, SIZE, ACL, QUOTA, READ_ONLY, MOUNT_OPTIONS, SHARED, REPLICATE));
    /** How the others are written. */
    public static final ValueType<ContainerDisk> MOUNT_TYPE = typeOf(PropertyString.of(
            VOLUME, PATH, SIZE, ACL, QUOTA, READ_ONLY, MOUNT_OPTIONS, SHARED, REPLICATE, BACKUP, KEEP_ATTRIBUTES));

    private static ValueType<ContainerDisk> typeOf(PropertyString form) {
        return new PropertyStringType<>(form, ContainerDisk::new, ContainerDisk::properties);
    }

    /** A root of that volume or path, otherwise as by default. */
    public static ContainerDisk of(String volume) {
        return new ContainerDisk(Options.EMPTY.with(VOLUME, volume));
    }

    /** What is mounted, as written. */
    public String source() {
        return properties.require(VOLUME);
    }

    /** What it is made of. */
    public Kind kind() {
        if (!source().startsWith("/")) {
            return Kind.VOLUME;
        }
        return source().startsWith("/dev/") ? Kind.DEVICE : Kind.BIND;
    }

    /** The volume, if it is one that exists. */
    public Optional<VolumeId> volume() {
        boolean isVolume = kind() == Kind.VOLUME && requestedSize().isEmpty();
        return isVolume ? Optional.of(VolumeId.parse(source())) : Optional.empty();
    }

    /**
     * The size in a request for a new volume, {@code STORAGE:GIB}; 0 for a directory without a limit of its own, where the
     * storage has such.
     */
    public Optional<ByteSize> requestedSize() {
        String name = source().substring(source().indexOf(':') + 1);
        boolean isRequest = kind() == Kind.VOLUME && source().contains(":") && name.matches("[0-9]+(\\.[0-9]+)?");
        return isRequest ? Optional.of(ByteSize.parseGibibytes(name)) : Optional.empty();
    }

    /** Where the container sees it; {@code /} for the root. */
    public String path() {
        return properties.get(PATH).orElse("/");
    }

    /** Whether it can only be read. */
    public boolean isReadOnly() {
        return properties.isSet(READ_ONLY);
    }

    /** How it is mounted beside that. */
    public List<String> mountOptions() {
        return properties
                .get(MOUNT_OPTIONS)
                .map(text -> List.of(text.split(";")))
                .orElse(List.of());
    }

    /** A part of the property string. */
    public <T> Optional<T> get(Option<T> option) {
        return properties.get(option);
    }

    /** The same with a part set. */
    public <T> ContainerDisk with(Option<T> option, T value) {
        return new ContainerDisk(properties.with(option, value));
    }

    /** The same without a part. */
    public ContainerDisk without(Option<?> option) {
        return new ContainerDisk(properties.without(option.name()));
    }
}
