// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vireo.model.metric.Usage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API answers about virtual machines. */
public final class GuestAnswers {
    private GuestAnswers() {}

    /**
     * How a virtual machine stands.
     *
     * @param status {@code running} or {@code stopped}
     * @param qmpStatus QEMU's own word, such as {@code paused}
     * @param pid QEMU's process while it runs
     * @param cpus processors it has
     * @param ha whether high availability looks after it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record VmStatus(
            int vmid,
            String status,
            @JsonProperty("qmpstatus") @Nullable String qmpStatus,
            @Nullable String name,
            @Nullable Long pid,
            @Nullable Double cpus,
            @Nullable String tags,
            @Nullable String lock,
            @Nullable Boolean template,
            @Nullable Boolean agent,
            @Nullable Boolean serial,
            @Nullable Long balloon,
            @JsonProperty("running-machine") @Nullable String runningMachine,
            @JsonProperty("running-qemu") @Nullable String runningQemu,
            @Nullable Map<String, Integer> ha,
            @JsonUnwrapped @Nullable Usage usage) {}

    /** A key of the configuration with what waits for a restart. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PendingEntry(
            String key,
            @Nullable Object value,
            @Nullable Object pending,
            @Nullable Integer delete) {}

    /**
     * A way to a guest's screen.
     *
     * @param port number that the WebSocket call repeats
     * @param ticket what proves the right to it, once and soon
     * @param password what the VNC server asks for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record VncTicket(
            String user,
            String ticket,
            int port,
            @Nullable String cert,
            @Nullable String upid,
            @Nullable String password) {}
}
