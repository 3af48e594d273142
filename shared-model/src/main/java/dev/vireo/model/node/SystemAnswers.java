// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What the API answers about a node's system. */
public final class SystemAnswers {
    private SystemAnswers() {}

    /**
     * A node's clock.
     *
     * @param timezone such as {@code Europe/Berlin}
     * @param time seconds since 1970
     * @param localtime the same as if the local time were that of Greenwich
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NodeTime(String timezone, long time, long localtime) {}

    /**
     * Who is asked for the addresses of names.
     *
     * @param search domain that short names are looked up in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Dns(
            @Nullable String search,
            @Nullable String dns1,
            @Nullable String dns2,
            @Nullable String dns3) {}

    /** The file of names and addresses, and what tells one text of it from another. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record HostsFile(String data, @Nullable String digest) {}

    /**
     * A service of the system.
     *
     * @param service what the API calls it
     * @param name what it is for people
     * @param state how it stands, in detail: {@code running}, {@code dead}, …
     * @param activeState how it stands: {@code active}, {@code inactive}, {@code failed}, …
     * @param unitState whether it starts with the node: {@code enabled}, {@code disabled}, {@code masked}, …
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Service(
            String service,
            String name,
            @Nullable String desc,
            String state,
            @JsonProperty("active-state") @Nullable String activeState,
            @JsonProperty("unit-state") @Nullable String unitState) {}
}
