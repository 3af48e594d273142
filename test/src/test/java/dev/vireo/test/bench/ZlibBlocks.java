// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The compressed blocks of a recorded session, found by walking its rectangles: what any decoder must at least inflate. It
 * knows only what QEMU's recordings hold.
 */
final class ZlibBlocks {
    private static final int STREAMS = 4;
    private static final int TIGHT = 7;
    private static final int ZRLE = 16;
    private static final int ENCODING_AT = 8;

    private record Block(int stream, int offset, int length) {}

    private final byte[] bytes;
    private final ByteBuffer in;
    private final List<Block> blocks = new ArrayList<>();
    private final byte[] target = new byte[1 << 23];

    ZlibBlocks(byte[] bytes) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes);
        in.position(12 + 2 + 4 + 20);
        in.position(in.position() + 4 + in.getInt(in.position()));
        while (in.hasRemaining()) {
            int rectangles = in.getShort(in.position() + 2) & 0xFFFF;
            in.position(in.position() + 4);
            for (int i = 0; i < rectangles; i++) {
                rectangle();
            }
        }
    }

    private void rectangle() {
        int width = in.getShort(in.position() + 4) & 0xFFFF;
        int height = in.getShort(in.position() + 6) & 0xFFFF;
        int encoding = in.getInt(in.position() + ENCODING_AT);
        in.position(in.position() + 12);
        if (encoding == ZRLE) {
            block(0, in.getInt());
        } else if (encoding == TIGHT) {
            tight(width, height);
        } else {
            throw new IllegalStateException("Encoding " + encoding + " has no zlib blocks that are known here.");
        }
    }

    private void tight(int width, int height) {
        int kind = (in.get() & 0xFF) >> 4;
        if (kind == 8) {
            in.position(in.position() + 3);
            return;
        }
        int size = width * height * 3;
        if ((kind & 4) != 0 && in.get() == 1) {
            int colours = (in.get() & 0xFF) + 1;
            in.position(in.position() + 3 * colours);
            size = colours == 2 ? (width + 7) / 8 * height : width * height;
        }
        if (size < 12) {
            in.position(in.position() + size);
        } else {
            block(kind & 3, compactLength());
        }
    }

    private int compactLength() {
        int first = in.get() & 0xFF;
        int second = first < 0x80 ? 0 : in.get() & 0xFF;
        int third = second < 0x80 ? 0 : in.get() & 0xFF;
        return (first & 0x7F) | ((second & 0x7F) << 7) | (third << 14);
    }

    private void block(int stream, int length) {
        blocks.add(new Block(stream, in.position(), length));
        in.position(in.position() + length);
    }

    /** Inflates every block in its order, one call each, and returns the count of bytes that came out. */
    long inflate() throws DataFormatException {
        Inflater[] streams = new Inflater[STREAMS];
        for (int i = 0; i < STREAMS; i++) {
            streams[i] = new Inflater();
        }
        long total = 0;
        for (Block block : blocks) {
            Inflater inflater = streams[block.stream()];
            inflater.setInput(bytes, block.offset(), block.length());
            total += inflater.inflate(target, 0, target.length);
        }
        for (Inflater inflater : streams) {
            inflater.end();
        }
        return total;
    }
}
