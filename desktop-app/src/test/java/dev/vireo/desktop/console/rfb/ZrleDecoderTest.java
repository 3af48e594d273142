// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZrleDecoderTest {
    private static final int WIDTH = 150;
    private static final int HEIGHT = 135;

    private final Deflater deflater = new Deflater();

    /** One kind of tile, as an encoder sees it. */
    private interface TileEncoder {
        void encode(Bytes plain, int[] pixels, int tileWidth, int tileHeight);
    }

    private byte[] encode(int[] picture, TileEncoder encoder) {
        Bytes plain = Bytes.empty();
        for (int y = 0; y < HEIGHT; y += 64) {
            for (int x = 0; x < WIDTH; x += 64) {
                int[] place = {x, y, Math.min(64, WIDTH - x), Math.min(64, HEIGHT - y)};
                encoder.encode(plain, Pictures.crop(picture, WIDTH, place), place[2], place[3]);
            }
        }
        return Bytes.session(WIDTH, HEIGHT)
                .update(1)
                .rectangle(0, 0, WIDTH, HEIGHT, Protocol.ZRLE)
                .lengthAndBlock(Bytes.deflate(deflater, plain.toArray()))
                .toArray();
    }

    private static void assertDecodes(byte[] server, int[] picture) {
        for (int chunk : new int[] {Integer.MAX_VALUE, 7}) {
            Viewer viewer = Viewer.of(new MemoryTransport(server, chunk), RfbSettings.defaults());
            assertThat(viewer.end()).hasMessage("The server closed the connection.");
            assertThat(viewer.pixels()).isEqualTo(picture);
        }
    }

    private static int[] palette(int[] pixels) {
        return Arrays.stream(pixels).distinct().sorted().toArray();
    }

    private static void length(Bytes plain, int run) {
        int rest = run - 1;
        for (; rest >= 255; rest -= 255) {
            plain.u8(255);
        }
        plain.u8(rest);
    }

    private static int run(int[] pixels, int start) {
        int end = start;
        while (end < pixels.length && pixels[end] == pixels[start]) {
            end++;
        }
        return end - start;
    }

    @Test
    void rawTilesKeepEveryPixel() {
        int[] picture = Pictures.random(1, WIDTH * HEIGHT, 5000);
        assertDecodes(encode(picture, (plain, pixels, w, h) -> plain.u8(0).bgr(pixels)), picture);
    }

    @Test
    void solidTilesAreFilled() {
        int[] picture = Pictures.random(2, WIDTH * HEIGHT, 1);
        assertDecodes(encode(picture, (plain, pixels, w, h) -> plain.u8(1).bgr(pixels[0])), picture);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 16})
    void packedPaletteRowsAreBytesAligned(int colours) {
        int[] picture = Pictures.random(3, WIDTH * HEIGHT, colours);
        int bits = colours == 2 ? 1 : colours <= 4 ? 2 : 4;
        assertDecodes(
                encode(picture, (plain, pixels, w, h) -> {
                    int[] palette = Arrays.copyOf(palette(pixels), colours);
                    int[] sorted = palette(pixels);
                    plain.u8(colours).bgr(palette);
                    for (int y = 0; y < h; y++) {
                        packRow(plain, Pictures.row(pixels, w, y), sorted, bits);
                    }
                }),
                picture);
    }

    private static void packRow(Bytes plain, int[] row, int[] palette, int bits) {
        int packed = 0;
        int used = 0;
        for (int colour : row) {
            packed = (packed << bits) | Arrays.binarySearch(palette, colour);
            used += bits;
            if (used == 8) {
                plain.u8(packed);
                used = 0;
            }
        }
        if (used > 0) {
            plain.u8(packed << (8 - used));
        }
    }

    @Test
    void plainRunsGoOnFromRowToRow() {
        int[] picture = Pictures.random(4, WIDTH * HEIGHT, 300);
        assertDecodes(
                encode(picture, (plain, pixels, w, h) -> {
                    plain.u8(128);
                    for (int i = 0; i < pixels.length; i += run(pixels, i)) {
                        plain.bgr(pixels[i]);
                        length(plain, run(pixels, i));
                    }
                }),
                picture);
    }

    @Test
    void paletteRunsHaveALengthOnlyWhenLong() {
        int[] picture = Pictures.random(5, WIDTH * HEIGHT, 100);
        assertDecodes(
                encode(picture, (plain, pixels, w, h) -> {
                    int[] palette = palette(pixels);
                    int size = Math.max(2, palette.length);
                    plain.u8(128 + size).bgr(Arrays.copyOf(palette, size));
                    for (int i = 0; i < pixels.length; i += run(pixels, i)) {
                        int index = Arrays.binarySearch(palette, pixels[i]);
                        if (run(pixels, i) == 1) {
                            plain.u8(index);
                        } else {
                            plain.u8(128 + index);
                            length(plain, run(pixels, i));
                        }
                    }
                }),
                picture);
    }

    @Test
    void runBeyondItsTileIsRefused() {
        byte[] server = encode(new int[WIDTH * HEIGHT], (plain, pixels, w, h) -> {
            plain.u8(128).bgr(0);
            length(plain, w * h + 1);
        });
        assertThat(Viewer.of(server).end()).hasMessageContaining("longer than its tile");
    }

    @Test
    void truncatedTilesAreRefused() {
        byte[] server = encode(new int[WIDTH * HEIGHT], (plain, pixels, w, h) -> plain.u8(0));
        assertThat(Viewer.of(server).end().kind()).isEqualTo(RfbException.Kind.PROTOCOL);
    }
}
