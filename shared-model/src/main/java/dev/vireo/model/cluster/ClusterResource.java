// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.cluster;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vireo.model.metric.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A node, guest or storage in the list of everything. Which fields are there depends on the type.
 *
 * @param id {@code node/N}, {@code qemu/100}, {@code lxc/101}, {@code storage/N/S}
 * @param type {@code node}, {@code qemu}, {@code lxc}, {@code storage}, or one that this version does not know
 * @param status {@code online}, {@code running}, {@code stopped}, {@code available}, {@code unknown}, …
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClusterResource(
        String id,
        String type,
        @Nullable String node,
        @Nullable String status,
        @Nullable Integer vmid,
        @Nullable String name,
        @Nullable Boolean template,
        @Nullable String tags,
        @Nullable String lock,
        @Nullable String storage,
        @Nullable String plugintype,
        @Nullable String content,
        @Nullable Boolean shared,
        @JsonUnwrapped @Nullable Usage usage) {

    /** A node. */
    public static ClusterResource node(String node, String status, Usage usage) {
        return new ClusterResource(
                "node/" + node, "node", node, status, null, null, null, null, null, null, null, null, null, usage);
    }

    /** A storage as one node sees it. */
    public static ClusterResource storage(
            String node,
            String storage,
            String plugintype,
            String content,
            boolean shared,
            String status,
            Usage usage) {
        return new ClusterResource(
                "storage/" + node + "/" + storage,
                "storage",
                node,
                status,
                null,
                null,
                null,
                null,
                null,
                storage,
                plugintype,
                content,
                shared,
                usage);
    }

    /** Whether it is a virtual machine or a container. */
    @JsonIgnore
    public boolean isGuest() {
        return type.equals("qemu") || type.equals("lxc");
    }
}
