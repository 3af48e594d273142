// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import java.nio.charset.StandardCharsets;

/** A block of 512 bytes that describes an entry: ustar, as POSIX and GNU tar write it. */
final class TarHeader {
    static final int BLOCK = 512;

    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_END = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;

    private final byte[] block;

    TarHeader(byte[] block) {
        this.block = block;
    }

    byte[] block() {
        return block;
    }

    boolean isEmpty() {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** Refuses what is no header. */
    void check() throws BadArchiveException {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM_END ? ' ' : block[i] & 0xff;
        }
        boolean isNumber = text(CHECKSUM, 8).strip().matches("[0-7]{1,7}");
        if (!isNumber || number(CHECKSUM, 8) != sum) {
            throw new BadArchiveException("the archive is damaged or no tar archive: a header's checksum is wrong");
        }
    }

    char type() {
        return (char) (block[CHECKSUM_END] & 0xff);
    }

    String path() {
        boolean hasPrefix = text(MAGIC, 6).equals("ustar") && block[MAGIC + 5] == 0;
        String prefix = hasPrefix ? text(PREFIX, 155) : "";
        return prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
    }

    /** A text that ends with a zero or the field. */
    String text(int offset, int length) {
        int end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        return new String(block, offset, end - offset, StandardCharsets.ISO_8859_1);
    }

    /** A number in octal digits, or, with the first bit set, in bytes. */
    long number(int offset, int length) throws BadArchiveException {
        if ((block[offset] & 0x80) != 0) {
            return binary(offset, length);
        }
        String digits = text(offset, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw BadArchiveException.at(path(), "has a number that is none: '" + digits.length() + " characters'");
        }
    }

    private long binary(int offset, int length) throws BadArchiveException {
        boolean isNegative = (block[offset] & 0x40) != 0;
        long value = isNegative ? -1 : 0;
        for (int i = Math.max(offset + 1, offset + length - 8); i < offset + length; i++) {
            value = (value << 8) | (block[i] & 0xff);
        }
        for (int i = offset + 1; i < offset + length - 8; i++) {
            if (block[i] != (isNegative ? -1 : 0)) {
                throw BadArchiveException.at(path(), "has a number that is too large");
            }
        }
        return value;
    }
}
