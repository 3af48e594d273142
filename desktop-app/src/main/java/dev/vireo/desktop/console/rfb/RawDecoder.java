// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Pixels of four bytes, as the client ordered them: 0xXXRRGGBB, little-endian. */
final class RawDecoder implements Decoder {
    private static final VarHandle PIXEL = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final RfbInput in;

    RawDecoder(RfbInput in) {
        this.in = in;
    }

    @Override
    public void decode(Framebuffer framebuffer, int x, int y, int width, int height) throws RfbException {
        for (int row = y; row < y + height; row++) {
            in.require(width * 4);
            row(in.buffer(), in.position(), framebuffer.pixels(), framebuffer.index(x, row), width);
            in.advance(width * 4);
        }
    }

    /** The opaque pixel at {@code offset} of {@code source}. */
    static int pixel(byte[] source, int offset) {
        return (int) PIXEL.get(source, offset) | Framebuffer.OPAQUE;
    }

    /** Turns {@code count} pixels of {@code source} into opaque ones. */
    static void row(byte[] source, int offset, int[] target, int index, int count) {
        for (int i = 0; i < count; i++) {
            target[index + i] = pixel(source, offset + 4 * i);
        }
    }
}
