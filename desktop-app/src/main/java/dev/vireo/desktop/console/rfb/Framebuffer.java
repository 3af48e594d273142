// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * The picture of the remote desktop: premultiplied 0xAARRGGBB, alpha always 255, rows from the top without gaps. Its size
 * never changes; a resized desktop gets a new one. The decoding thread writes it without a lock: a reader on another thread
 * may see a frame half painted, which the next {@link RfbListener#frame} repairs.
 */
public final class Framebuffer {
    /** Alpha of an opaque pixel. */
    static final int OPAQUE = 0xFF000000;

    /** No side of a desktop may be longer, in pixels. */
    public static final int MAX_SIDE = 16384;

    private final int width;
    private final int height;
    private final int[] pixels;

    private Framebuffer(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    /** An opaque black picture, or an exception when a side is 0 or too long or the area is above {@code maxPixels}. */
    static Framebuffer ofSize(int width, int height, int maxPixels) throws RfbException {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE || (long) width * height > maxPixels) {
            throw RfbException.protocol("The server's desktop of " + width + "x" + height + " pixels is not possible.");
        }
        Framebuffer framebuffer = new Framebuffer(width, height);
        Arrays.fill(framebuffer.pixels, OPAQUE);
        return framebuffer;
    }

    /** Width in pixels, 1 to {@link #MAX_SIDE}. */
    public int width() {
        return width;
    }

    /** Height in pixels, 1 to {@link #MAX_SIDE}. */
    public int height() {
        return height;
    }

    /** The pixels themselves, not a copy: a toolkit's image can be laid over them. */
    public IntBuffer buffer() {
        return IntBuffer.wrap(pixels);
    }

    /** The array that decoders write. */
    int[] pixels() {
        return pixels;
    }

    /** Index of a pixel in {@link #pixels()}. */
    int index(int x, int y) {
        return y * width + x;
    }

    /** Whether a rectangle lies inside; arguments are at most 65535, so their sums can't overflow. */
    boolean contains(int x, int y, int rectangleWidth, int rectangleHeight) {
        return x + rectangleWidth <= width && y + rectangleHeight <= height;
    }

    /** Paints one rectangle, which lies inside, in one opaque colour. */
    void fill(int x, int y, int rectangleWidth, int rectangleHeight, int argb) {
        int row = index(x, y);
        for (int end = row + rectangleHeight * width; row < end; row += width) {
            for (int i = row; i < row + rectangleWidth; i++) {
                pixels[i] = argb;
            }
        }
    }

    /** Takes over what {@code other} shows, as far as it fits. */
    void copyFrom(Framebuffer other) {
        int columns = Math.min(width, other.width);
        for (int y = 0; y < Math.min(height, other.height); y++) {
            System.arraycopy(other.pixels, other.index(0, y), pixels, index(0, y), columns);
        }
    }
}
