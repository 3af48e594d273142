// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Unpacks an archive that nobody vouches for into a directory: {@code tar}, plain or packed with gzip, bzip2, xz or zstd, read as a
 * stream. Nothing outside the directory is written, whatever the archive holds and whatever links are put there meanwhile.
 *
 * <p>It stops at the first entry that asks for more. What came out before is left there: the caller removes the directory, or
 * the volume that it is the root of.
 */
public final class SafeUnpack {
    private final InstantSource clock;

    /** @param clock measures how long it takes */
    public SafeUnpack(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Unpacks all of an archive.
     *
     * @param root an existing directory
     * @throws BadArchiveException if the archive is damaged, asks for what no archive may, or exceeds the limits
     * @throws InterruptedException if the thread was interrupted
     */
    public UnpackReport unpack(Path archive, Path root, UnpackTerms terms) throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.READ);
                InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
                ArchiveStream plain = ArchiveStream.of(in, terms.limits(), clock);
                UnpackTarget target = new UnpackTarget(root, terms.shift())) {
            TarReader reader = new TarReader(plain);
            EntryWriter writer = new EntryWriter(reader, plain, target, terms);
            Optional<TarEntry> entry = reader.next();
            while (entry.isPresent()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("unpacking was interrupted");
                }
                writer.write(entry.get());
                entry = reader.next();
            }
            return writer.finish();
        }
    }
}
