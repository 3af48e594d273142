// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import com.sun.jna.LastErrorException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much of a disk a file takes, which for a sparse one is less than its length. Java itself does not tell. */
public final class AllocatedSpace {
    private static final int HERE = -100;
    private static final int BLOCKS_WANTED = 0x400;
    private static final int BLOCK = 512;
    /** Of {@code struct statx}, which is the same on every processor. */
    private static final int ANSWER = 256;

    private static final int BLOCKS_AT = 48;

    private AllocatedSpace() {}

    /** Bytes that a file takes, a link itself being one; empty if it can't be looked at, be it that it has gone. */
    public static OptionalLong of(Path file) {
        byte[] name = (file.toAbsolutePath() + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] answer = new byte[ANSWER];
        try {
            NativeFiles.statx(HERE, name, NativeFiles.LINK_ITSELF, BLOCKS_WANTED, answer);
        } catch (LastErrorException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder()).getLong(BLOCKS_AT) * BLOCK);
    }
}
