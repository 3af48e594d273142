// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Builds what a server sends, big-endian. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Bytes empty() {
        return new Bytes();
    }

    /** A server of version 3.8 without a password, up to its description of a desktop. */
    static Bytes session(int width, int height) {
        return empty().text("RFB 003.008\n")
                .u8(1, Protocol.SECURITY_NONE)
                .u32(0)
                .desktop(width, height);
    }

    Bytes desktop(int width, int height) {
        return u16(width, height).raw(new byte[16]).u32(4).text("desk");
    }

    Bytes update(int rectangles) {
        return u8(Protocol.SERVER_UPDATE, 0).u16(rectangles);
    }

    Bytes rectangle(int x, int y, int width, int height, int encoding) {
        return u16(x, y, width, height).u32(encoding);
    }

    Bytes u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    Bytes u16(int... values) {
        for (int value : values) {
            u8(value >> 8, value);
        }
        return this;
    }

    Bytes u32(int... values) {
        for (int value : values) {
            u16(value >> 16, value);
        }
        return this;
    }

    /** Pixels of three bytes: red, green, blue. */
    Bytes rgb(int... colours) {
        for (int colour : colours) {
            u8(colour >> 16, colour >> 8, colour);
        }
        return this;
    }

    /** Pixels of three bytes: blue, green, red. */
    Bytes bgr(int... colours) {
        for (int colour : colours) {
            u8(colour, colour >> 8, colour >> 16);
        }
        return this;
    }

    /** Pixels of four bytes: blue, green, red and one that means nothing. */
    Bytes bgrx(int... colours) {
        for (int colour : colours) {
            bgr(colour).u8(0x5A);
        }
        return this;
    }

    Bytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Bytes text(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A block of Tight with its length. */
    Bytes tightBlock(byte[] block) {
        int length = block.length;
        if (length < 1 << 7) {
            u8(length);
        } else if (length < 1 << 14) {
            u8((length & 0x7F) | 0x80, length >> 7);
        } else {
            u8((length & 0x7F) | 0x80, ((length >> 7) & 0x7F) | 0x80, length >> 14);
        }
        return raw(block);
    }

    /** A block of ZRLE or Zlib with its length. */
    Bytes lengthAndBlock(byte[] block) {
        return u32(block.length).raw(block);
    }

    byte[] toArray() {
        return out.toByteArray();
    }

    /** The next block of a zlib stream, flushed so that it can be inflated at once. */
    static byte[] deflate(Deflater stream, byte[] plain) {
        stream.setInput(plain);
        byte[] target = new byte[plain.length + 1000 + plain.length / 100];
        int length = stream.deflate(target, 0, target.length, Deflater.SYNC_FLUSH);
        return Arrays.copyOf(target, length);
    }
}
