// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What the API answers about how a node's network is set up. */
public final class NetworkAnswers {
    private NetworkAnswers() {}

    /**
     * How an interface is set up; what does not apply to its kind is absent.
     *
     * @param exists whether the kernel has it now
     * @param method how IPv4 is set up: {@code static}, {@code manual}, {@code dhcp}, {@code loopback}, {@code auto}
     * @param method6 how IPv6 is set up
     * @param comments notes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record InterfaceSettings(
            @Nullable Boolean exists,
            @Nullable Boolean autostart,
            @Nullable String method,
            @Nullable String method6,
            @Nullable String netmask,
            @Nullable String gateway,
            @Nullable String address6,
            @Nullable String cidr6,
            @Nullable Integer netmask6,
            @Nullable String gateway6,
            @Nullable String comments,
            @Nullable Integer mtu,
            @JsonProperty("bridge_vlan_aware") @Nullable Boolean vlanAware,
            @JsonProperty("bridge_vids") @Nullable String vlans,
            @Nullable String slaves,
            @JsonProperty("bond_mode") @Nullable String bondMode,
            @JsonProperty("bond-primary") @Nullable String bondPrimary,
            @JsonProperty("bond_xmit_hash_policy") @Nullable String bondHash,
            @JsonProperty("vlan-id") @Nullable Integer vlanId,
            @JsonProperty("vlan-raw-device") @Nullable String vlanDevice) {
        /** Nothing is known but what the kernel says. */
        public static final InterfaceSettings UNKNOWN = new InterfaceSettings(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }

    /**
     * What waits to be applied or confirmed.
     *
     * @param backend what the node's network is set up with: {@code ifupdown}, {@code ifupdown2}, {@code etcnet}, or {@code none}
     *     where nothing that is known is used, and nothing can be changed
     * @param changes what applying would change, as a unified diff; empty if nothing waits
     * @param secondsLeft seconds in which what was applied has to be confirmed; absent if nothing is to be confirmed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PendingNetwork(
            String backend, String changes, @Nullable Long secondsLeft) {}
}
