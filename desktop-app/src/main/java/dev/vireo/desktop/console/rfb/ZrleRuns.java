// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/** The run-length tiles of ZRLE. A run goes on from the end of a row to the start of the next. */
final class ZrleRuns {
    private final byte[] source;
    private final int[] palette;
    private int position;

    ZrleRuns(byte[] source, int[] palette) {
        this.source = source;
        this.palette = palette;
    }

    /** Runs with a colour of three bytes each; returns where they end. */
    int plain(int start, Framebuffer framebuffer, int x, int y, int width, int height) throws RfbException {
        position = start;
        int area = width * height;
        for (int done = 0; done < area; ) {
            int colour = RawDecoder.pixel(source, position);
            position += 3;
            int length = length(area - done);
            paint(framebuffer, framebuffer.index(x, y), width, done, length, colour);
            done += length;
        }
        return position;
    }

    /** Runs with a palette index each, whose highest bit says that a length follows; returns where they end. */
    int withPalette(int start, Framebuffer framebuffer, int x, int y, int width, int height) throws RfbException {
        position = start;
        int area = width * height;
        for (int done = 0; done < area; ) {
            int index = source[position++];
            int length = index < 0 ? length(area - done) : 1;
            paint(framebuffer, framebuffer.index(x, y), width, done, length, palette[index & 0x7F]);
            done += length;
        }
        return position;
    }

    /** One more than the sum of bytes up to the first that is not 255. */
    private int length(int maximum) throws RfbException {
        int length = 1;
        int part;
        do {
            part = source[position++] & 0xFF;
            length += part;
            if (length > maximum) {
                throw RfbException.protocol("A ZRLE run is longer than its tile.");
            }
        } while (part == 255);
        return length;
    }

    private static void paint(Framebuffer framebuffer, int origin, int width, int done, int length, int colour) {
        int[] pixels = framebuffer.pixels();
        int column = done % width;
        int index = origin + done / width * framebuffer.width() + column;
        int rest = length;
        while (rest > 0) {
            int part = Math.min(rest, width - column);
            for (int i = index; i < index + part; i++) {
                pixels[i] = colour;
            }
            rest -= part;
            index += framebuffer.width() - column;
            column = 0;
        }
    }
}
