// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.metric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What something uses just now.
 *
 * @param cpu share of {@code maxcpu}: 1.0 is all of it
 * @param maxcpu number of processors
 * @param mem bytes of memory in use
 * @param maxmem bytes of memory there are
 * @param disk bytes of disk in use
 * @param maxdisk bytes of disk there are
 * @param uptime seconds since the start
 * @param netin bytes received since the start
 * @param netout bytes sent since the start
 * @param diskread bytes read since the start
 * @param diskwrite bytes written since the start
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Usage(
        @Nullable Double cpu,
        @Nullable Double maxcpu,
        @Nullable Long mem,
        @Nullable Long maxmem,
        @Nullable Long disk,
        @Nullable Long maxdisk,
        @Nullable Long uptime,
        @Nullable Long netin,
        @Nullable Long netout,
        @Nullable Long diskread,
        @Nullable Long diskwrite) {
    /** Nothing known. */
    public static final Usage UNKNOWN = new Usage(null, null, null, null, null, null, null, null, null, null, null);

    /** Nothing known but this much disk. */
    public static Usage ofDisk(long used, long total) {
        return new Usage(null, null, null, null, used, total, null, null, null, null, null);
    }
}
