// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/**
 * Tight: a fill, a JPEG picture, or pixels that a filter made smaller before they went into one of four zlib streams. QEMU
 * sends hundreds of small ones a frame, so nothing is allocated here for a rectangle.
 */
final class TightDecoder implements Decoder {
    private static final int STREAMS = 4;
    private static final int FILL = 8;
    private static final int JPEG = 9;
    private static final int EXPLICIT_FILTER = 4;
    private static final int FILTER_COPY = 0;
    private static final int FILTER_PALETTE = 1;
    private static final int FILTER_GRADIENT = 2;
    /** Fewer bytes than this are sent without zlib. */
    private static final int MIN_COMPRESSED = 12;
    /** Whole rows are inflated up to about this many bytes at a time; also the longest row fits. */
    private static final int SCRATCH = 1 << 16;

    private final RfbInput in;
    private final TightJpeg jpeg = new TightJpeg();
    private final ZlibStream[] streams = new ZlibStream[STREAMS];
    private final byte[] scratch = new byte[SCRATCH + ZlibStream.SLACK];
    private final int[] palette = new int[256];
    private int filter;
    private int paletteSize;

    TightDecoder(RfbInput in) {
        this.in = in;
        for (int i = 0; i < STREAMS; i++) {
            streams[i] = new ZlibStream(in);
        }
    }

    @Override
    public void decode(Framebuffer framebuffer, int x, int y, int width, int height) throws RfbException {
        int control = in.unsignedByte();
        if ((control & 15) != 0) {
            resetStreams(control);
        }
        int kind = control >> 4;
        if (kind < FILL) {
            readFilter((kind & EXPLICIT_FILTER) != 0);
            basic(streams[kind & 3], framebuffer, x, y, width, height);
        } else if (kind == FILL) {
            framebuffer.fill(x, y, width, height, pixel());
        } else if (kind == JPEG) {
            jpeg.paint(in.bytes(compactLength()), framebuffer, x, y, width, height);
        } else {
            throw RfbException.protocol("The server sent a Tight rectangle of the unknown kind " + kind + ".");
        }
    }

    private void resetStreams(int control) {
        for (int i = 0; i < STREAMS; i++) {
            if (((control >> i) & 1) != 0) {
                streams[i].reset();
            }
        }
    }

    private void readFilter(boolean explicit) throws RfbException {
        filter = explicit ? in.unsignedByte() : FILTER_COPY;
        if (filter == FILTER_PALETTE) {
            paletteSize = in.unsignedByte() + 1;
            in.require(paletteSize * 3 + 1);
            for (int i = 0; i < paletteSize; i++) {
                palette[i] = PackedPixels.rgb(in.buffer(), in.position() + 3 * i);
            }
            in.advance(paletteSize * 3);
        } else if (filter > FILTER_GRADIENT) {
            throw RfbException.protocol("The server sent a Tight rectangle with the unknown filter " + filter + ".");
        }
    }

    private int pixel() throws RfbException {
        in.require(3);
        byte[] buffer = in.buffer();
        int at = in.position();
        in.advance(3);
        return Framebuffer.OPAQUE
                | ((buffer[at] & 0xFF) << 16)
                | ((buffer[at + 1] & 0xFF) << 8)
                | (buffer[at + 2] & 0xFF);
    }

    private int rowBytes(int width) {
        if (filter != FILTER_PALETTE) {
            return width * 3;
        }
        return paletteSize <= 2 ? (width + 7) / 8 : width;
    }

    private void basic(ZlibStream stream, Framebuffer framebuffer, int x, int y, int width, int height)
            throws RfbException {
        int rowBytes = rowBytes(width);
        int total = rowBytes * height;
        if (total < MIN_COMPRESSED) {
            in.require(total);
            System.arraycopy(in.buffer(), in.position(), scratch, 0, total);
            in.advance(total);
            rows(framebuffer, x, y, width, height, true);
            return;
        }
        stream.open(compactLength());
        int step = Math.max(1, SCRATCH / rowBytes);
        for (int done = 0; done < height; done += step) {
            int part = Math.min(step, height - done);
            stream.read(scratch, part * rowBytes, done + part == height);
            rows(framebuffer, x, y + done, width, part, done == 0);
        }
    }

    /** Paints rows that stand in the scratch. */
    private void rows(Framebuffer framebuffer, int x, int y, int width, int height, boolean first) {
        int[] pixels = framebuffer.pixels();
        int stride = framebuffer.width();
        int index = framebuffer.index(x, y);
        int rowBytes = rowBytes(width);
        for (int from = 0, end = rowBytes * height; from < end; from += rowBytes, index += stride) {
            if (filter == FILTER_COPY) {
                PackedPixels.rgbRow(scratch, from, pixels, index, width);
            } else if (filter == FILTER_GRADIENT) {
                int above = first && from == 0 ? TightGradient.NO_ROW : index - stride;
                TightGradient.row(scratch, from, pixels, index, width, above);
            } else if (paletteSize <= 2) {
                PackedPixels.bitRow(scratch, from, pixels, index, width, palette);
            } else {
                PackedPixels.byteRow(scratch, from, pixels, index, width, palette);
            }
        }
    }

    /** A length of up to three bytes, seven bits in each of the first two, the lowest first. */
    private int compactLength() throws RfbException {
        int length = in.unsignedByte();
        if (length >= 0x80) {
            int middle = in.unsignedByte();
            length = (length & 0x7F) | ((middle & 0x7F) << 7);
            if (middle >= 0x80) {
                length |= in.unsignedByte() << 14;
            }
        }
        return length;
    }

    @Override
    public void end() {
        for (ZlibStream stream : streams) {
            stream.end();
        }
        jpeg.end();
    }
}
