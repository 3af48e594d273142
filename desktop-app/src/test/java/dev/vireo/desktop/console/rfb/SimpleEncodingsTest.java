// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class SimpleEncodingsTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 35;

    private final int[] picture = Pictures.random(1, WIDTH * HEIGHT, 50);

    private Bytes rawPicture() {
        return Bytes.session(WIDTH, HEIGHT)
                .update(1)
                .rectangle(0, 0, WIDTH, HEIGHT, Protocol.RAW)
                .bgrx(picture);
    }

    private static Viewer decode(Bytes bytes) {
        Viewer viewer = Viewer.of(bytes.toArray());
        assertThat(viewer.end()).hasMessage("The server closed the connection.");
        return viewer;
    }

    @Test
    void rawPixelsBecomeOpaque() {
        assertThat(decode(rawPicture()).pixels()).isEqualTo(picture);
    }

    @Test
    void rawPixelsGoToTheirPlace() {
        Viewer viewer = decode(Bytes.session(4, 3)
                .update(1)
                .rectangle(1, 1, 2, 1, Protocol.RAW)
                .bgrx(0x010203, 0x040506));
        int o = 0xFF000000;
        assertThat(viewer.pixels()).containsExactly(o, o, o, o, o, 0xFF010203, 0xFF040506, o, o, o, o, o);
        assertThat(viewer.frames).containsExactly(new FrameDamage(1, 1, 2, 1, 2));
    }

    @Test
    void zlibPixelsAreRawOnesPacked() {
        Deflater deflater = new Deflater();
        Bytes bytes = Bytes.session(WIDTH, HEIGHT).update(2);
        for (int i = 0; i < 2; i++) {
            byte[] plain = Bytes.empty().bgrx(picture).toArray();
            bytes.rectangle(0, 0, WIDTH, HEIGHT, Protocol.ZLIB).lengthAndBlock(Bytes.deflate(deflater, plain));
        }
        assertThat(decode(bytes).pixels()).isEqualTo(picture);
    }

    @Test
    void copiesMayOverlapInEveryDirection() {
        for (int[] move : new int[][] {{0, 0, 3, 4}, {3, 4, 0, 0}, {0, 2, 2, 2}, {2, 2, 0, 2}, {1, 0, 0, 5}}) {
            int w = WIDTH - 3;
            int h = HEIGHT - 5;
            Viewer viewer = decode(rawPicture()
                    .update(1)
                    .rectangle(move[2], move[3], w, h, Protocol.COPY_RECT)
                    .u16(move[0], move[1]));
            int[] moved = Pictures.crop(viewer.pixels(), WIDTH, new int[] {move[2], move[3], w, h});
            assertThat(moved).isEqualTo(Pictures.crop(picture, WIDTH, new int[] {move[0], move[1], w, h}));
        }
    }

    @Test
    void copyFromOutsideIsRefused() {
        Viewer viewer = Viewer.of(rawPicture()
                .update(1)
                .rectangle(0, 0, 10, 10, Protocol.COPY_RECT)
                .u16(WIDTH - 9, 0)
                .toArray());
        assertThat(viewer.end()).hasMessageContaining("outside");
    }

    @Test
    void hextileRawTilesKeepEveryPixel() {
        Bytes bytes = Bytes.session(WIDTH, HEIGHT).update(1).rectangle(0, 0, WIDTH, HEIGHT, Protocol.HEXTILE);
        for (int y = 0; y < HEIGHT; y += 16) {
            for (int x = 0; x < WIDTH; x += 16) {
                int[] place = {x, y, Math.min(16, WIDTH - x), Math.min(16, HEIGHT - y)};
                bytes.u8(1).bgrx(Pictures.crop(picture, WIDTH, place));
            }
        }
        assertThat(decode(bytes).pixels()).isEqualTo(picture);
    }

    @Test
    void hextileKeepsItsColoursFromTileToTile() {
        Viewer viewer = decode(Bytes.session(48, 1)
                .update(1)
                .rectangle(0, 0, 48, 1, Protocol.HEXTILE)
                .u8(2 | 4 | 8)
                .bgrx(0x111111, 0x222222)
                .u8(1, 0x20, 0x10)
                .u8(8, 1, 0x00, 0x00)
                .u8(8 | 16, 1)
                .bgrx(0x333333)
                .u8(0xF0, 0x00));
        int[] expected = new int[48];
        Arrays.fill(expected, 0xFF111111);
        expected[2] = 0xFF222222;
        expected[3] = 0xFF222222;
        expected[16] = 0xFF222222;
        expected[47] = 0xFF333333;
        assertThat(viewer.pixels()).containsExactly(expected);
    }

    @Test
    void hextilePartOutsideOfItsTileIsRefused() {
        Viewer viewer = Viewer.of(Bytes.session(20, 20)
                .update(1)
                .rectangle(16, 0, 4, 4, Protocol.HEXTILE)
                .u8(8, 1, 0x30, 0x10)
                .toArray());
        assertThat(viewer.end()).hasMessageContaining("outside of its tile");
    }

    @Test
    void rectangleOutsideOfTheDesktopIsRefused() {
        for (int encoding : new int[] {0, 1, 5, 6, 7, 16}) {
            Viewer viewer = Viewer.of(Bytes.session(20, 20)
                    .update(1)
                    .rectangle(15, 0, 6, 1, encoding)
                    .toArray());
            assertThat(viewer.end()).hasMessage("The server paints outside of its desktop.");
        }
    }
}
