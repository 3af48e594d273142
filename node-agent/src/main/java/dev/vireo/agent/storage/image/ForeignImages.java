// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import dev.vireo.model.image.ForeignDisk;
import dev.vireo.model.image.ImageRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Decides whether an image that somebody made elsewhere may be opened. One that refers to another file would let its
 * maker read that file from inside a guest.
 */
public final class ForeignImages {
    private static final int VMDK_MAGIC = 0x4b444d56;

    private final QemuImage qemuImage;

    /** @param qemuImage looks at what the header alone cannot tell */
    public ForeignImages(QemuImage qemuImage) {
        this.qemuImage = qemuImage;
    }

    /**
     * Checks a file that is to be imported later, or a part of one. The parts of a disk come one by one, so that only what
     * the file itself says can be checked now; the import checks all of it once more.
     *
     * @param name what it will be called
     * @throws BadImageException if it is damaged, cut short, or refers to files that are not beside it
     */
    public void requireSafeImport(Path file, String name) throws IOException {
        if (name.endsWith("." + ImageFormat.QCOW2)) {
            requireSafeQcow2(file);
            return;
        }
        try (FileBytes bytes = FileBytes.open(file)) {
            ForeignDisk.requireSound(name, bytes);
        } catch (ImageRefusedException e) {
            throw new BadImageException(String.valueOf(e.getMessage()));
        }
    }

    private void requireSafeQcow2(Path file) throws IOException {
        // Before qemu-img sees the file: it would open what the image refers to.
        Qcow2File.requireStandsAlone(file);
        qemuImage.check(file);
    }

    /**
     * Checks that a VMDK file begins with binary data; one that does not is a text that names other files.
     *
     * @throws BadImageException if it does not
     */
    public static void requireAlone(Path file) throws IOException {
        ByteBuffer magic = ByteBuffer.allocate(4);
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options)) {
            channel.read(magic);
        }
        if (magic.hasRemaining() || magic.getInt(0) != VMDK_MAGIC) {
            throw new BadImageException("the vmdk image does not stand alone in one file");
        }
    }
}
