// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.node.NetworkAnswers.InterfaceSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API answers about nodes. */
public final class NodeAnswers {
    private NodeAnswers() {}

    /**
     * The program that answers.
     *
     * @param version version of the dialect, such as {@code 9.2}
     * @param release its first two parts
     * @param repoid build
     * @param vireo version of Vireo; absent on a stock server
     * @param capabilities what the server adds under {@code /vireo/}; absent on a stock server
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Version(
            String version,
            @Nullable String release,
            @Nullable String repoid,
            @Nullable String vireo,
            @Nullable List<String> capabilities) {}

    /** A node in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NodeEntry(
            String node,
            String id,
            String type,
            String status,
            @JsonProperty("ssl_fingerprint") @Nullable String fingerprint,
            @JsonUnwrapped @Nullable Usage usage) {}

    /** A member of the cluster, or the cluster itself. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ClusterMember(
            String id,
            String name,
            String type,
            @Nullable String ip,
            @Nullable Boolean local,
            @Nullable Boolean online,
            @Nullable Integer nodeid) {}

    /**
     * A network interface of a node.
     *
     * @param settings how it is set up
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NetworkInterface(
            String iface,
            String type,
            @Nullable Boolean active,
            @Nullable String address,
            @Nullable String cidr,
            @JsonProperty("bridge_ports") @Nullable String bridgePorts,
            @JsonUnwrapped @Nullable InterfaceSettings settings) {
        /** One of which nothing but the kernel's word is known. */
        public NetworkInterface(
                String iface,
                String type,
                @Nullable Boolean active,
                @Nullable String address,
                @Nullable String cidr,
                @Nullable String bridgePorts) {
            this(iface, type, active, address, cidr, bridgePorts, null);
        }
    }

    /** A processor model that a guest can have. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CpuModel(
            String name, @Nullable String vendor, @Nullable Boolean custom) {}

    /** A machine type that a guest can have. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record MachineType(
            String id, @Nullable String type, @Nullable String version) {}
}
