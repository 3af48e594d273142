// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import java.time.Duration;

/**
 * What an archive may take.
 *
 * @param bytes of the archive when it is no longer compressed, holes of sparse files included
 * @param entries most files, links and directories
 * @param ratio most bytes that one compressed byte may become, once 64 MiB were read
 * @param time after it the work ends
 */
public record UnpackLimits(long bytes, long entries, int ratio, Duration time) {
    /** For templates: 1 TiB, four million entries, 1 : 1000, six hours. */
    public static final UnpackLimits USUAL = new UnpackLimits(1L << 40, 4_000_000, 1000, Duration.ofHours(6));

    /** The same with another time. */
    public UnpackLimits within(Duration other) {
        return new UnpackLimits(bytes, entries, ratio, other);
    }
}
