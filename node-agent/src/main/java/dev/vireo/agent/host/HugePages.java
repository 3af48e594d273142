// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The node's reserve of huge pages. Calls for one size follow one another: the caller sees to that. */
public final class HugePages {
    private final Pool pool;

    /** Where the kernel is asked; sizes are in MiB. */
    public interface Pool {
        /** Pages that there are, in use or not. */
        long total(long mebibytes) throws IOException;

        /** Pages that nobody uses. */
        long free(long mebibytes) throws IOException;

        /** Asks for that many pages in all; the kernel makes as many as it can. */
        void resize(long mebibytes, long total) throws IOException;
    }

    /** @param root where the kernel shows them, {@code /sys/kernel/mm/hugepages} */
    public HugePages(Path root) {
        this(new FilePool(root));
    }

    /** @param pool the pages there are */
    public HugePages(Pool pool) {
        this.pool = pool;
    }

    /**
     * How many pages have to be made so that so many are free.
     *
     * @param mebibytes size of a page
     * @throws IOException if the node has no pages of that size
     */
    public long missing(long mebibytes, long wanted) throws IOException {
        return Math.max(0, wanted - pool.free(mebibytes));
    }

    /**
     * Makes pages: all of them or none.
     *
     * @param mebibytes size of a page
     * @throws IOException if the node has not enough memory in one piece
     */
    public void make(long mebibytes, long count) throws IOException {
        long before = pool.total(mebibytes);
        pool.resize(mebibytes, before + count);
        long made = pool.total(mebibytes) - before;
        if (made < count) {
            pool.resize(mebibytes, before);
            throw new IOException(count + " more huge pages of " + mebibytes + " MiB are needed and the node can make "
                    + made + " of them");
        }
    }

    /**
     * Gives so many free pages back to the node; pages in use stay.
     *
     * @param promised free pages that somebody else is going to use
     */
    public void release(long mebibytes, long count, long promised) throws IOException {
        long returned = Math.min(count, pool.free(mebibytes) - promised);
        if (returned > 0) {
            pool.resize(mebibytes, pool.total(mebibytes) - returned);
        }
    }

    private record FilePool(Path root) implements Pool {
        private static final long KIBIBYTES = 1024;

        @Override
        public long total(long mebibytes) throws IOException {
            return number(mebibytes, "nr_hugepages");
        }

        @Override
        public long free(long mebibytes) throws IOException {
            return number(mebibytes, "free_hugepages");
        }

        @Override
        public void resize(long mebibytes, long total) throws IOException {
            Files.writeString(folder(mebibytes).resolve("nr_hugepages"), Long.toString(total));
        }

        private long number(long mebibytes, String name) throws IOException {
            return Long.parseLong(
                    Files.readString(folder(mebibytes).resolve(name)).strip());
        }

        private Path folder(long mebibytes) throws IOException {
            Path folder = root.resolve("hugepages-" + mebibytes * KIBIBYTES + "kB");
            if (!Files.isDirectory(folder)) {
                throw new IOException("this node has no huge pages of " + mebibytes + " MiB");
            }
            return folder;
        }
    }
}
