// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vireo.model.metric.Usage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API answers about containers. */
public final class ContainerAnswers {
    private ContainerAnswers() {}

    /**
     * How a container stands.
     *
     * @param type always {@code lxc}
     * @param status {@code running} or {@code stopped}
     * @param pid its first process on the node while it runs
     * @param cpus processors that it has
     * @param swap bytes of swap in use
     * @param maxswap bytes of swap that it may use
     * @param ha whether high availability looks after it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CtStatus(
            int vmid,
            String type,
            String status,
            @Nullable String name,
            @Nullable Long pid,
            @Nullable Double cpus,
            @Nullable String tags,
            @Nullable String lock,
            @Nullable Boolean template,
            @Nullable Long swap,
            @Nullable Long maxswap,
            @Nullable Map<String, Integer> ha,
            @JsonUnwrapped @Nullable Usage usage) {}

    /**
     * A network interface inside a container.
     *
     * @param name its name there
     * @param hardwareAddress its hardware address
     * @param inet first IPv4 address with the length of its prefix
     * @param inet6 first IPv6 address with the length of its prefix
     * @param addresses all addresses
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ContainerInterface(
            String name,
            @JsonProperty("hwaddr") String hardwareAddress,
            @Nullable String inet,
            @Nullable String inet6,
            @JsonProperty("hardware-address") @Nullable String hardwareAddressAgain,
            @JsonProperty("ip-addresses") @Nullable List<InterfaceAddress> addresses) {}

    /**
     * An address of an interface.
     *
     * @param address without the prefix
     * @param prefix length of the prefix
     * @param kind {@code inet} or {@code inet6}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record InterfaceAddress(
            @JsonProperty("ip-address") String address,
            int prefix,
            @JsonProperty("ip-address-type") String kind) {}
}
