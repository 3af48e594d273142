// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.storage;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.option.Options;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * One storage of {@code storage.cfg}.
 *
 * @param type name of the plugin, such as {@code dir}
 * @param id the storage's name
 * @param options the other keys as written; flags without a value are written {@code 1}
 */
public record StorageConfig(String type, StorageId id, Options options) {
    /** A directory on the node. */
    public static StorageConfig directory(StorageId id, String path, String content) {
        return new StorageConfig("dir", id, Options.EMPTY.with("path", path).with("content", content));
    }

    /** A key as written. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(options.raw(key));
    }

    /** What it may hold. */
    public Set<ContentType> content() {
        return ContentType.parseList(get("content").orElse("images"));
    }

    /** Whether it is switched off. */
    public boolean isDisabled() {
        return get("disable").filter("1"::equals).isPresent();
    }

    /** Whether every node sees the same content. */
    public boolean isShared() {
        return get("shared").filter("1"::equals).isPresent();
    }

    /** Whether that node may use it. */
    public boolean isOn(NodeName node) {
        return get("nodes")
                .map(nodes -> Arrays.asList(nodes.split("[,;\\s]+")).contains(node.name()))
                .orElse(true);
    }
}
