// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a task stands.
 *
 * @param upid its name
 * @param type kind of task, such as {@code qmstart}
 * @param id what it works on, often a VMID
 * @param user the owner
 * @param starttime seconds since 1970
 * @param status {@code running} or {@code stopped}
 * @param exitstatus {@code OK}, {@code WARNINGS: N} or the reason of the failure, once it stopped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TaskStatus(
        String upid,
        String node,
        long pid,
        long pstart,
        long starttime,
        String type,
        String id,
        String user,
        @Nullable String tokenid,
        String status,
        @Nullable String exitstatus) {
    /** Whether it still works. */
    @JsonIgnore
    public boolean isRunning() {
        return status.equals("running");
    }

    /** Whether it ended well, with warnings or without. */
    @JsonIgnore
    public boolean isSuccess() {
        return exitstatus != null && (exitstatus.equals("OK") || exitstatus.startsWith("WARNINGS"));
    }
}
