// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A task in a list.
 *
 * @param endtime seconds since 1970, absent while it works
 * @param status the exit status, {@code RUNNING} or absent while it works
 * @param progress done share from 0 to 1 where the task knows it; beyond the dialect
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TaskEntry(
        String upid,
        String node,
        long pid,
        long pstart,
        long starttime,
        @Nullable Long endtime,
        String type,
        String id,
        String user,
        @Nullable String status,
        @Nullable Double progress) {
    /** Whether it still works. */
    @JsonIgnore
    public boolean isRunning() {
        return endtime == null;
    }

    /** Whether it ended with an error. */
    @JsonIgnore
    public boolean isFailed() {
        return endtime != null && status != null && !status.equals("OK") && !status.startsWith("WARNINGS");
    }
}
