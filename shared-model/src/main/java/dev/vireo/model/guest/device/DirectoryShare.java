// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;

/**
 * A directory of the node that a virtual machine mounts by virtiofs.
 *
 * @param properties the parts of the property string
 */
public record DirectoryShare(Options properties) {
    /** Name of the directory mapping. */
    public static final Option<String> DIRECTORY = Option.required(
            "dirid", text("[A-Za-z][A-Za-z0-9_-]{1,63}", "a name of letters, digits, '_', '-'"), "Directory mapping");
    /** How much the guest caches. */
    public static final Option<String> CACHE = Option.optional(
                    "cache", choice("auto", "always", "metadata", "never"), "How much the guest caches")
            .withDefault("auto");
    /** Whether the guest may ask for reads and writes past the node's cache. */
    public static final Option<Boolean> DIRECT_IO = Option.optional(
                    "direct-io", wordyFlag(), "Honour direct reads and writes")
            .withDefault(false);
    /** Whether access lists of files are shown. */
    public static final Option<Boolean> ACL = Option.optional("expose-acl", wordyFlag(), "Show access lists of files")
            .withDefault(false);
    /** Whether extended attributes of files are shown. */
    public static final Option<Boolean> XATTR = Option.optional("expose-xattr", wordyFlag(), "Show extended attributes")
            .withDefault(false);

    /** How it is written. */
    public static final ValueType<DirectoryShare> TYPE = new PropertyStringType<>(
            PropertyString.of(DIRECTORY, CACHE, DIRECT_IO, ACL, XATTR),
            DirectoryShare::new,
            DirectoryShare::properties);

    /** Name of the directory mapping. */
    public String directory() {
        return properties.require(DIRECTORY);
    }

    /** How much the guest caches. */
    public String cache() {
        return properties.require(CACHE);
    }

    /** Whether extended attributes of files are shown: access lists are kept in some of them. */
    public boolean showsAttributes() {
        return properties.isSet(XATTR) || properties.isSet(ACL);
    }

    /** The same with a part set. */
    public <T> DirectoryShare with(Option<T> option, T value) {
        return new DirectoryShare(properties.with(option, value));
    }
}
