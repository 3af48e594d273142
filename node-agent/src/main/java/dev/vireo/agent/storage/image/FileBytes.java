// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import dev.vireo.model.image.ByteSource;
import dev.vireo.model.image.ImageRefusedException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The bytes of a plain file; links and devices are refused. */
public final class FileBytes implements ByteSource, Closeable {
    private static final Set<OpenOption> OPTIONS = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private static final long PIECE = 64L << 20;

    private final FileChannel channel;
    private final long size;

    private FileBytes(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    /**
     * Opens a file.
     *
     * @throws ImageRefusedException if it is a link, a device or a folder
     */
    public static FileBytes open(Path file) throws IOException {
        // Before it is opened: opening a pipe would wait for its writer.
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ImageRefusedException("'" + file.getFileName() + "' is no plain file");
        }
        FileChannel channel = FileChannel.open(file, OPTIONS);
        return new FileBytes(channel, channel.size());
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long offset, byte[] into) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
    }

    /** Copies a part to where another file stands; an interrupt ends it. */
    public void copy(long offset, long length, FileChannel target) throws IOException {
        long done = 0;
        while (done < length) {
            long moved = channel.transferTo(offset + done, Math.min(PIECE, length - done), target);
            if (moved <= 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            done += moved;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
