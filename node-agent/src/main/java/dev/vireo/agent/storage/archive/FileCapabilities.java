// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The attribute {@code security.capability}, whose form 3 names the root that the rights hold for. */
final class FileCapabilities {
    static final String NAME = "security.capability";
    private static final int REVISION = 0xff00_0000;
    private static final int SECOND = 0x0200_0000;
    private static final int THIRD = 0x0300_0000;
    private static final int SECOND_LENGTH = 20;
    private static final int THIRD_LENGTH = 24;

    private FileCapabilities() {}

    /** The value for a container with accounts of its own: its rights hold for that container's root only. */
    static Optional<byte[]> shifted(byte[] value, long shift) {
        if (shift == 0) {
            return Optional.of(value);
        }
        if (value.length < SECOND_LENGTH) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        int flags = in.getInt(0);
        int revision = flags & REVISION;
        boolean isSecond = revision == SECOND && value.length == SECOND_LENGTH;
        boolean isRoots = revision == THIRD && value.length == THIRD_LENGTH && in.getInt(SECOND_LENGTH) == 0;
        if (!isSecond && !isRoots) {
            return Optional.empty();
        }
        ByteBuffer out = ByteBuffer.allocate(THIRD_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        out.put(value, 0, SECOND_LENGTH).putInt(SECOND_LENGTH, (int) shift).putInt(0, (flags & ~REVISION) | THIRD);
        return Optional.of(out.array());
    }
}
