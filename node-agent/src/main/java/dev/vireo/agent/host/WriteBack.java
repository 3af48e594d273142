// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import com.sun.jna.LastErrorException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Has a file's content brought to the disk while it is still being written. Without that Linux gathers gigabytes in memory,
 * and who syncs the file at last waits for all of them. It promises nothing: only a sync does.
 */
public final class WriteBack {
    private static final int START = 2;

    private WriteBack() {}

    /**
     * Asks for what was written so far to be brought to the disk, and does not wait for it.
     *
     * @return whether Linux has begun with it: not if there is no such file, or its file system can't
     */
    public static boolean begin(Path file) {
        int flags = NativeFiles.CLOSE_ON_EXEC | NativeFiles.NO_FOLLOW | NativeFiles.NON_BLOCKING;
        byte[] name = (file.toAbsolutePath() + "\0").getBytes(StandardCharsets.UTF_8);
        try {
            int descriptor = NativeFiles.open(name, flags, 0);
            try {
                // Zero bytes from the beginning on: all of it.
                NativeFiles.sync_file_range(descriptor, 0, 0, START);
                return true;
            } finally {
                NativeFiles.close(descriptor);
            }
        } catch (LastErrorException e) {
            return false;
        }
    }
}
