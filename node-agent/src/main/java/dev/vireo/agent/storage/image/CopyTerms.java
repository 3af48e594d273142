// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import java.time.Duration;
import java.util.function.DoubleConsumer;

/**
 * How an image is copied. A copy ends early when the thread that makes it is interrupted.
 *
 * @param bytesPerSecond most bytes read and written a second; 0 for no limit
 * @param time after it the copy is given up
 * @param memoryBytes most address space that the program may take; 0 for no limit
 * @param fileBytes most bytes that a file which it writes may have; 0 for no limit
 * @param progress is told the share that is done, from 0 to 1
 */
public record CopyTerms(long bytesPerSecond, Duration time, long memoryBytes, long fileBytes, DoubleConsumer progress) {
    private static final Duration LONGEST = Duration.ofDays(7);

    /** No limits that matter. */
    public static final CopyTerms FREE = new CopyTerms(0, LONGEST, 0, 0, share -> {});

    /** The same, telling the progress. */
    public CopyTerms telling(DoubleConsumer listener) {
        return new CopyTerms(bytesPerSecond, time, memoryBytes, fileBytes, listener);
    }

    /** The same with a limit of throughput; 0 for none. */
    public CopyTerms at(long limit) {
        return new CopyTerms(limit, time, memoryBytes, fileBytes, progress);
    }

    /** The same for an image that somebody unknown made: limited in time and memory. */
    public CopyTerms within(Duration limit, long memory) {
        return new CopyTerms(bytesPerSecond, limit, memory, fileBytes, progress);
    }

    /** The same with a limit of what it writes; it holds together with one of memory. */
    public CopyTerms writing(long file) {
        return new CopyTerms(bytesPerSecond, time, memoryBytes, file, progress);
    }
}
