// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/** Tiles of 64x64, each raw, of one colour, with packed palette indices or with runs, in one zlib stream. */
final class ZrleDecoder implements Decoder {
    private static final int TILE = 64;
    /** More than the longest tile: every pixel a run of its own, behind a full palette. */
    private static final int MAX_TILE_BYTES = 1 << 15;

    private static final int SCRATCH = 1 << 17;
    private static final int RAW = 0;
    private static final int SOLID = 1;
    private static final int MAX_PACKED = 16;
    private static final int PLAIN_RUNS = 128;
    private static final int MIN_PALETTE_RUNS = 130;

    private final RfbInput in;
    private final ZlibStream stream;
    private final byte[] scratch = new byte[SCRATCH + MAX_TILE_BYTES];
    private final int[] palette = new int[128];
    private final ZrleRuns runs = new ZrleRuns(scratch, palette);
    private int position;
    private int limit;
    private boolean exhausted;

    ZrleDecoder(RfbInput in) {
        this.in = in;
        this.stream = new ZlibStream(in);
    }

    @Override
    public void decode(Framebuffer framebuffer, int x, int y, int width, int height) throws RfbException {
        stream.open(in.length(Integer.MAX_VALUE, "compressed rectangle"));
        position = 0;
        limit = 0;
        exhausted = false;
        for (int top = y; top < y + height; top += TILE) {
            int tileHeight = Math.min(TILE, y + height - top);
            for (int left = x; left < x + width; left += TILE) {
                inflateTile();
                tile(framebuffer, left, top, Math.min(TILE, x + width - left), tileHeight);
                if (position > limit) {
                    throw RfbException.protocol("A ZRLE rectangle ended too early.");
                }
            }
        }
        if (position < limit) {
            throw RfbException.protocol("A ZRLE rectangle holds more than its pixels.");
        }
        stream.close();
    }

    /** Makes sure that the next tile lies in the scratch, as far as the server has sent it. */
    private void inflateTile() throws RfbException {
        if (limit - position >= MAX_TILE_BYTES || exhausted) {
            return;
        }
        System.arraycopy(scratch, position, scratch, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < MAX_TILE_BYTES && !exhausted) {
            limit += stream.readSome(scratch, limit, SCRATCH - limit);
            exhausted = stream.atEnd();
        }
    }

    /** Paints one tile. Reading beyond the limit is found afterwards; the scratch is long enough for it. */
    private void tile(Framebuffer framebuffer, int x, int y, int width, int height) throws RfbException {
        int kind = scratch[position++] & 0xFF;
        if (kind == RAW) {
            raw(framebuffer, x, y, width, height);
        } else if (kind == SOLID) {
            framebuffer.fill(x, y, width, height, RawDecoder.pixel(scratch, position));
            position += 3;
        } else if (kind <= MAX_PACKED) {
            readPalette(kind);
            packed(kind, framebuffer, x, y, width, height);
        } else if (kind == PLAIN_RUNS) {
            position = runs.plain(position, framebuffer, x, y, width, height);
        } else if (kind >= MIN_PALETTE_RUNS) {
            readPalette(kind - PLAIN_RUNS);
            position = runs.withPalette(position, framebuffer, x, y, width, height);
        } else {
            throw RfbException.protocol("The server sent a ZRLE tile of the unknown kind " + kind + ".");
        }
    }

    private void readPalette(int size) {
        PackedPixels.bgrRow(scratch, position, palette, 0, size);
        position += 3 * size;
    }

    private void raw(Framebuffer framebuffer, int x, int y, int width, int height) {
        for (int row = y; row < y + height; row++) {
            PackedPixels.bgrRow(scratch, position, framebuffer.pixels(), framebuffer.index(x, row), width);
            position += 3 * width;
        }
    }

    private void packed(int size, Framebuffer framebuffer, int x, int y, int width, int height) {
        int bits = size == 2 ? 1 : size <= 4 ? 2 : 4;
        int rowBytes = (width * bits + 7) / 8;
        int[] pixels = framebuffer.pixels();
        for (int row = y; row < y + height; row++) {
            int index = framebuffer.index(x, row);
            if (bits == 1) {
                PackedPixels.bitRow(scratch, position, pixels, index, width, palette);
            } else {
                PackedPixels.nibbleRow(scratch, position, pixels, index, width, palette, bits);
            }
            position += rowBytes;
        }
    }

    @Override
    public void end() {
        stream.end();
    }
}
