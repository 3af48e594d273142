// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What an image of ext4 says about itself in its first block (the kernel's {@code Documentation/filesystems/ext4}).
 *
 * @param bytes the 1024 bytes from byte 1024 on
 */
public record Ext4Header(ByteBuffer bytes) {
    private static final int PLACE = 1024;
    private static final int LENGTH = 1024;
    private static final int MOST_MOUNTS = 0x36;
    private static final int MAGIC = 0x38;
    private static final int STATE = 0x3A;
    private static final int CHECK_INTERVAL = 0x44;
    private static final int INCOMPATIBLE = 0x60;
    private static final short EXT4 = (short) 0xEF53;
    private static final int CLEAN = 1;
    private static final int NEEDS_RECOVERY = 4;

    /** Reads it; a file that is too short has one of zeros. */
    public static Ext4Header read(Path image) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel file = FileChannel.open(image, StandardOpenOption.READ)) {
            int count = 0;
            while (bytes.hasRemaining() && count >= 0) {
                count = file.read(bytes, PLACE + bytes.position());
            }
        }
        return new Ext4Header(bytes);
    }

    /**
     * Whether {@code e2fsck -p} would leave it at a look: it was unmounted in good order, no error was ever noted, its
     * journal is empty, and no check is due after some time or some mounts.
     */
    public boolean needsNoCheck() {
        return bytes.getShort(MAGIC) == EXT4
                && bytes.getShort(STATE) == CLEAN
                && (bytes.getInt(INCOMPATIBLE) & NEEDS_RECOVERY) == 0
                && bytes.getShort(MOST_MOUNTS) <= 0
                && bytes.getInt(CHECK_INTERVAL) == 0;
    }
}
