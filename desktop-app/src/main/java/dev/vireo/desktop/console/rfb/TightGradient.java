// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/**
 * The gradient filter of Tight: each component is sent as the difference from what its neighbours let expect, left plus above
 * minus above-left, kept within a byte.
 */
final class TightGradient {
    /** Given for the first row of a rectangle, which is predicted from zeros above. */
    static final int NO_ROW = -1;

    private TightGradient() {}

    /** Paints one row; {@code above} is the index in {@code pixels} of the row above or {@link #NO_ROW}. */
    static void row(byte[] source, int offset, int[] pixels, int index, int count, int above) {
        int left = 0;
        int aboveLeft = 0;
        for (int i = 0, from = offset; i < count; i++, from += 3) {
            int up = above == NO_ROW ? 0 : pixels[above + i];
            int red = component(source[from], left, up, aboveLeft, 16);
            int green = component(source[from + 1], left, up, aboveLeft, 8);
            int blue = component(source[from + 2], left, up, aboveLeft, 0);
            left = Framebuffer.OPAQUE | (red << 16) | (green << 8) | blue;
            aboveLeft = up;
            pixels[index + i] = left;
        }
    }

    private static int component(byte difference, int left, int up, int aboveLeft, int shift) {
        int expected = ((left >> shift) & 0xFF) + ((up >> shift) & 0xFF) - ((aboveLeft >> shift) & 0xFF);
        return (Math.max(0, Math.min(255, expected)) + difference) & 0xFF;
    }
}
