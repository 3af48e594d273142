// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;

/**
 * A device of the node that a container may use.
 *
 * @param properties the parts of the property string
 */
public record DevicePassage(Options properties) {
    /** The device's file on the node; it has the same path in the container. */
    public static final Option<String> PATH = Option.optional(
            "path", text("/dev/(?!(.*/)?\\.{1,2}(/|$))[^,\\p{C}]{1,250}", "a path below /dev"), "Device of the node");
    /** Permissions of the file in the container, in octal digits. */
    public static final Option<String> MODE =
            Option.optional("mode", text("0[0-7]{3}", "four octal digits such as 0660"), "Permissions of the file");
    /** Number of its owner in the container. */
    public static final Option<Long> OWNER = Option.optional("uid", integer(0), "Owner in the container");
    /** Number of its group in the container. */
    public static final Option<Long> GROUP = Option.optional("gid", integer(0), "Group in the container");
    /** Whether it may only be read. */
    public static final Option<Boolean> READ_ONLY =
            Option.optional("deny-write", wordyFlag(), "Only reading").withDefault(false);

    /** Permissions of a file that names none. */
    public static final String DEFAULT_MODE = "0660";

    /** How it is written. */
    public static final ValueType<DevicePassage> TYPE = new PropertyStringType<>(
            PropertyString.of(PATH, MODE, OWNER, GROUP, READ_ONLY), DevicePassage::new, DevicePassage::properties);

    /** A device by its path. */
    public static DevicePassage of(String path) {
        return new DevicePassage(Options.EMPTY.with(PATH, path));
    }

    /** The device's file on the node; empty if none is named. */
    public String path() {
        return properties.get(PATH).orElse("");
    }

    /** Permissions of the file in the container, in octal digits. */
    public String mode() {
        return properties.get(MODE).orElse(DEFAULT_MODE);
    }

    /** Number of its owner in the container. */
    public long owner() {
        return properties.get(OWNER).orElse(0L);
    }

    /** Number of its group in the container. */
    public long group() {
        return properties.get(GROUP).orElse(0L);
    }

    /** Whether it may only be read. */
    public boolean isReadOnly() {
        return properties.isSet(READ_ONLY);
    }

    /** The same with a part set. */
    public <T> DevicePassage with(Option<T> option, T value) {
        return new DevicePassage(properties.with(option, value));
    }
}
