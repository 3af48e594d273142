// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/** Tiles of 16x16: raw, or a background with rectangles of one or several colours. */
final class HextileDecoder implements Decoder {
    private static final int TILE = 16;
    private static final int RAW = 1;
    private static final int BACKGROUND = 2;
    private static final int FOREGROUND = 4;
    private static final int SUBRECTANGLES = 8;
    private static final int COLOURED = 16;

    private final RfbInput in;
    private final RawDecoder raw;
    private int background;
    private int foreground;

    HextileDecoder(RfbInput in, RawDecoder raw) {
        this.in = in;
        this.raw = raw;
    }

    @Override
    public void decode(Framebuffer framebuffer, int x, int y, int width, int height) throws RfbException {
        background = Framebuffer.OPAQUE;
        foreground = Framebuffer.OPAQUE;
        for (int top = y; top < y + height; top += TILE) {
            int tileHeight = Math.min(TILE, y + height - top);
            for (int left = x; left < x + width; left += TILE) {
                tile(framebuffer, left, top, Math.min(TILE, x + width - left), tileHeight);
            }
        }
    }

    private void tile(Framebuffer framebuffer, int x, int y, int width, int height) throws RfbException {
        int mask = in.unsignedByte();
        if ((mask & RAW) != 0) {
            raw.decode(framebuffer, x, y, width, height);
            return;
        }
        if ((mask & BACKGROUND) != 0) {
            background = pixel();
        }
        if ((mask & FOREGROUND) != 0) {
            foreground = pixel();
        }
        framebuffer.fill(x, y, width, height, background);
        if ((mask & SUBRECTANGLES) != 0) {
            subrectangles(framebuffer, x, y, width, height, (mask & COLOURED) != 0);
        }
    }

    private int pixel() throws RfbException {
        in.require(4);
        int pixel = RawDecoder.pixel(in.buffer(), in.position());
        in.advance(4);
        return pixel;
    }

    private void subrectangles(Framebuffer framebuffer, int x, int y, int width, int height, boolean coloured)
            throws RfbException {
        int count = in.unsignedByte();
        int size = coloured ? 6 : 2;
        in.require(count * size);
        byte[] source = in.buffer();
        int at = in.position();
        for (int i = 0; i < count; i++, at += size) {
            int place = source[at + size - 2];
            int extent = source[at + size - 1];
            int left = (place >> 4) & 15;
            int top = place & 15;
            int subWidth = ((extent >> 4) & 15) + 1;
            int subHeight = (extent & 15) + 1;
            if (left + subWidth > width || top + subHeight > height) {
                throw RfbException.protocol("A part of a Hextile tile lies outside of its tile.");
            }
            int colour = coloured ? RawDecoder.pixel(source, at) : foreground;
            framebuffer.fill(x + left, y + top, subWidth, subHeight, colour);
        }
        in.advance(count * size);
    }
}
