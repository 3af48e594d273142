// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.Arrays;
import java.util.List;

/**
 * What a container may do beyond the usual.
 *
 * @param properties the parts of the property string
 */
public record ContainerFeatures(Options properties) {
    /** Whether containers may run in it. */
    public static final Option<Boolean> NESTING = flag("nesting", "Containers inside it");
    /** Whether it may use the kernel's key rings, as container engines want to; for unprivileged ones. */
    public static final Option<Boolean> KEY_RINGS = flag("keyctl", "Key rings of the kernel");
    /** Whether it may mount file systems of programs (FUSE). */
    public static final Option<Boolean> FUSE = flag("fuse", "File systems of programs (FUSE)");
    /** Whether an unprivileged one may make device files. */
    public static final Option<Boolean> MAKE_DEVICES = flag("mknod", "Make device files");
    /** Whether {@code /sys} can be written by an unprivileged one. */
    public static final Option<Boolean> WRITABLE_SYS = flag("force_rw_sys", "Writable /sys");
    /** Kinds of file systems that it may mount, {@code nfs;cifs}. */
    public static final Option<String> MOUNT = Option.optional(
            "mount", text("[a-zA-Z0-9_; ]{1,512}", "kinds of file systems such as nfs;cifs"), "File systems to mount");

    /** Nothing beyond the usual. */
    public static final ContainerFeatures NONE = new ContainerFeatures(Options.EMPTY);

    /** How they are written. */
    public static final ValueType<ContainerFeatures> TYPE = new PropertyStringType<>(
            PropertyString.of(null, NESTING, KEY_RINGS, FUSE, MAKE_DEVICES, WRITABLE_SYS, MOUNT),
            ContainerFeatures::new,
            ContainerFeatures::properties);

    private static Option<Boolean> flag(String name, String description) {
        return Option.optional(name, wordyFlag(), description).withDefault(false);
    }

    /** Whether it has one of them. */
    public boolean has(Option<Boolean> feature) {
        return properties.isSet(feature);
    }

    /** Kinds of file systems that it may mount. */
    public List<String> mountable() {
        return properties
                .get(MOUNT)
                .map(text -> Arrays.stream(text.split("[; ]+"))
                        .filter(kind -> !kind.isEmpty())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** The same with a part set. */
    public <T> ContainerFeatures with(Option<T> option, T value) {
        return new ContainerFeatures(properties.with(option, value));
    }
}
