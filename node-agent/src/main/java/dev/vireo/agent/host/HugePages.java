// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The node's reserve of huge pages. */
public final class HugePages {
    private static final long KIBIBYTES = 1024;

    private final Path root;

    /** @param root where the kernel shows them, {@code /sys/kernel/mm/hugepages} */
    public HugePages(Path root) {
        this.root = root;
    }

    /**
     * Sees to it that so many pages are free.
     *
     * @param mebibytes size of a page
     * @throws IOException if the node has no such pages or not enough memory in one piece
     */
    public void reserve(long mebibytes, long count) throws IOException {
        Path pool = pool(mebibytes);
        long missing = count - number(pool, "free_hugepages");
        if (missing > 0) {
            Files.writeString(pool.resolve("nr_hugepages"), Long.toString(number(pool, "nr_hugepages") + missing));
        }
        long free = number(pool, "free_hugepages");
        if (free < count) {
            throw new IOException("only " + free + " of " + count + " huge pages of " + mebibytes
                    + " MiB are free and the node can't make more");
        }
    }

    /** Gives so many free pages back to the node; pages in use stay. */
    public void release(long mebibytes, long count) throws IOException {
        Path pool = pool(mebibytes);
        long returned = Math.min(count, number(pool, "free_hugepages"));
        Files.writeString(pool.resolve("nr_hugepages"), Long.toString(number(pool, "nr_hugepages") - returned));
    }

    private Path pool(long mebibytes) throws IOException {
        Path pool = root.resolve("hugepages-" + mebibytes * KIBIBYTES + "kB");
        if (!Files.isDirectory(pool)) {
            throw new IOException("this node has no huge pages of " + mebibytes + " MiB");
        }
        return pool;
    }

    private static long number(Path pool, String name) throws IOException {
        return Long.parseLong(Files.readString(pool.resolve(name)).strip());
    }
}
