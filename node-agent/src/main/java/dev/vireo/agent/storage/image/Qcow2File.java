// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import dev.vireo.model.image.ImageRefusedException;
import dev.vireo.model.image.Qcow2Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** Reads headers of qcow2 files, which must not be links. */
public final class Qcow2File {
    private static final int LENGTH = 80;

    private Qcow2File() {}

    /**
     * Reads the header of a file.
     *
     * @throws BadImageException if the file is no qcow2 image or its header contradicts itself
     */
    public static Qcow2Header read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options)) {
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes);
            }
        }
        try {
            return Qcow2Header.parse(bytes.flip());
        } catch (ImageRefusedException e) {
            throw new BadImageException(String.valueOf(e.getMessage()));
        }
    }

    /** The size that a guest sees, if the header can be read. */
    public static Optional<Long> virtualSizeOf(Path file) {
        try {
            return Optional.of(read(file).virtualSize());
        } catch (IOException | BadImageException e) {
            return Optional.empty();
        }
    }

    /**
     * Refuses an image that QEMU would open further files for, or could not read.
     *
     * @throws BadImageException with the reason
     */
    static void requireStandsAlone(Path file) throws IOException {
        Qcow2Header header = read(file);
        try {
            header.requireStandsAlone(Files.size(file));
        } catch (ImageRefusedException e) {
            throw new BadImageException(String.valueOf(e.getMessage()));
        }
    }
}
