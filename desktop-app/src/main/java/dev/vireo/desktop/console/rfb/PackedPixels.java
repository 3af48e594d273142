// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Loops that turn packed bytes into opaque pixels of one row. They run for every pixel of a session, so they are plain. */
final class PackedPixels {
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private PackedPixels() {}

    /** Red, green, blue. Reads one byte beyond the three. */
    static int rgb(byte[] source, int offset) {
        return ((int) BIG.get(source, offset) >>> 8) | Framebuffer.OPAQUE;
    }

    /** A row of red, green, blue. Reads one byte beyond the last. */
    static void rgbRow(byte[] source, int offset, int[] target, int index, int count) {
        for (int i = 0; i < count; i++) {
            target[index + i] = rgb(source, offset + 3 * i);
        }
    }

    /** A row of blue, green, red. Reads one byte beyond the last. */
    static void bgrRow(byte[] source, int offset, int[] target, int index, int count) {
        for (int i = 0; i < count; i++) {
            target[index + i] = RawDecoder.pixel(source, offset + 3 * i);
        }
    }

    /** A row of one-bit indices into two colours, the highest bit first. */
    static void bitRow(byte[] source, int offset, int[] target, int index, int count, int[] palette) {
        int zero = palette[0];
        int change = zero ^ palette[1];
        int at = index;
        int from = offset;
        for (int end = index + (count & ~7); at < end; at += 8) {
            int bits = source[from++] << 24;
            target[at] = zero ^ (change & (bits >> 31));
            target[at + 1] = zero ^ (change & ((bits << 1) >> 31));
            target[at + 2] = zero ^ (change & ((bits << 2) >> 31));
            target[at + 3] = zero ^ (change & ((bits << 3) >> 31));
            target[at + 4] = zero ^ (change & ((bits << 4) >> 31));
            target[at + 5] = zero ^ (change & ((bits << 5) >> 31));
            target[at + 6] = zero ^ (change & ((bits << 6) >> 31));
            target[at + 7] = zero ^ (change & ((bits << 7) >> 31));
        }
        if (at < index + count) {
            int bits = source[from] << 24;
            for (; at < index + count; at++, bits <<= 1) {
                target[at] = zero ^ (change & (bits >> 31));
            }
        }
    }

    /** A row of indices of 2 or 4 bits, the highest first. */
    static void nibbleRow(
            byte[] source, int offset, int[] target, int index, int count, int[] palette, int bitsPerIndex) {
        int mask = (1 << bitsPerIndex) - 1;
        int from = offset;
        int shift = 0;
        int bits = 0;
        for (int i = 0; i < count; i++) {
            if (shift == 0) {
                bits = source[from++];
                shift = 8;
            }
            shift -= bitsPerIndex;
            target[index + i] = palette[(bits >> shift) & mask];
        }
    }

    /** A row of indices of one byte into a palette of 256. */
    static void byteRow(byte[] source, int offset, int[] target, int index, int count, int[] palette) {
        for (int i = 0; i < count; i++) {
            target[index + i] = palette[source[offset + i] & 0xFF];
        }
    }
}
