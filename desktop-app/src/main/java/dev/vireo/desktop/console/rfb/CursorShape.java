// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.nio.IntBuffer;

/** The picture of the server's pointer. A width or height of 0 means that the pointer is hidden. */
public final class CursorShape {
    private final int width;
    private final int height;
    private final int hotX;
    private final int hotY;
    private final int[] pixels;

    /** Takes over {@code pixels}: rows from the top, 0xAARRGGBB, alpha 0 or 255. */
    CursorShape(int width, int height, int hotX, int hotY, int[] pixels) {
        this.width = width;
        this.height = height;
        this.hotX = hotX;
        this.hotY = hotY;
        this.pixels = pixels;
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** Distance of the point that clicks from the left edge, below {@link #width}. */
    public int hotX() {
        return hotX;
    }

    /** Distance of the point that clicks from the upper edge, below {@link #height}. */
    public int hotY() {
        return hotY;
    }

    /** Rows from the top, premultiplied 0xAARRGGBB, read-only. */
    public IntBuffer pixels() {
        return IntBuffer.wrap(pixels).asReadOnlyBuffer();
    }
}
