// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * What a qcow2 image says about the file from which it takes the blocks that it lacks.
 *
 * @param name as written: a path, or whatever else QEMU would open
 * @param format as written; QEMU would guess it if it is empty
 */
record BackingFile(String name, Optional<String> format) {
    private static final int HEADER = 104;
    private static final int LONGEST_NAME = 1023;
    private static final int FORMAT_EXTENSION = 0xe2792aca;

    /** Reads it from a file that begins with a qcow2 header; nothing if the image stands alone. */
    static Optional<BackingFile> read(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options)) {
            ByteBuffer header = bytes(channel, 0, HEADER);
            long offset = header.getLong(8);
            int length = header.getInt(16);
            if (offset == 0) {
                return Optional.empty();
            }
            if (length <= 0 || length > LONGEST_NAME || offset < 0) {
                throw new BadImageException("the name of the backing file has no sensible length");
            }
            return Optional.of(new BackingFile(
                    text(bytes(channel, offset, length), length), format(channel, extensionsStart(header), offset)));
        }
    }

    private static long extensionsStart(ByteBuffer header) {
        return header.getInt(4) == 2 ? 72 : Integer.toUnsignedLong(header.getInt(100));
    }

    /** Extensions are a type, a length and as many bytes, filled up to eight; they end before the backing file's name. */
    private static Optional<String> format(SeekableByteChannel channel, long start, long end) throws IOException {
        long at = start;
        while (at + 8 <= end) {
            ByteBuffer head = bytes(channel, at, 8);
            int type = head.getInt(0);
            long length = Integer.toUnsignedLong(head.getInt(4));
            if (type == 0 || length > end - at) {
                return Optional.empty();
            }
            if (type == FORMAT_EXTENSION) {
                int size = (int) Math.min(length, LONGEST_NAME);
                return Optional.of(text(bytes(channel, at + 8, size), size));
            }
            at += 8 + (length + 7) / 8 * 8;
        }
        return Optional.empty();
    }

    private static ByteBuffer bytes(SeekableByteChannel channel, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        channel.position(offset);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes);
        }
        bytes.position(0);
        return bytes;
    }

    private static String text(ByteBuffer bytes, int length) {
        return new String(bytes.array(), 0, length, StandardCharsets.UTF_8);
    }
}
