// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TightDecoderTest {
    private final Deflater deflater = new Deflater();

    private static Bytes oneRectangle(int width, int height) {
        return Bytes.session(width, height).update(1).rectangle(0, 0, width, height, Protocol.TIGHT);
    }

    private static int[] decode(Bytes bytes) {
        Viewer viewer = Viewer.of(bytes.toArray());
        assertThat(viewer.end()).hasMessage("The server closed the connection.");
        return viewer.pixels();
    }

    @Test
    void fillPaintsOneColour() {
        assertThat(decode(oneRectangle(3, 2).u8(0x80).rgb(0x123456))).containsOnly(0xFF123456);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,1", "7,5", "640,333"})
    void copyFilterKeepsEveryPixel(int width, int height) {
        int[] picture = Pictures.random(1, width * height, 1000);
        byte[] plain = Bytes.empty().rgb(picture).toArray();
        Bytes bytes = oneRectangle(width, height).u8(0x00);
        assertThat(decode(plain.length < 12 ? bytes.raw(plain) : bytes.tightBlock(Bytes.deflate(deflater, plain))))
                .isEqualTo(picture);
    }

    @ParameterizedTest
    @CsvSource({"8,1", "13,40", "1000,700"})
    void twoColoursTakeOneBitAPixel(int width, int height) {
        int[] picture = Pictures.random(2, width * height, 2);
        int first = picture[0];
        int second = Arrays.stream(picture).filter(c -> c != first).findFirst().orElse(0xFF000001);
        Bytes plain = Bytes.empty();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x += 8) {
                int bits = 0;
                for (int i = 0; i < Math.min(8, width - x); i++) {
                    bits |= picture[y * width + x + i] == second ? 0x80 >> i : 0;
                }
                plain.u8(bits);
            }
        }
        byte[] body = plain.toArray();
        Bytes bytes = oneRectangle(width, height).u8(0x50, 1, 1).rgb(first, second);
        assertThat(decode(body.length < 12 ? bytes.raw(body) : bytes.tightBlock(Bytes.deflate(deflater, body))))
                .isEqualTo(picture);
    }

    @Test
    void paletteTakesOneByteAPixel() {
        int[] picture = Pictures.random(3, 300 * 300, 200);
        List<Integer> palette =
                new ArrayList<>(Arrays.stream(picture).distinct().boxed().toList());
        Bytes plain = Bytes.empty();
        for (int colour : picture) {
            plain.u8(palette.indexOf(colour));
        }
        Bytes bytes = oneRectangle(300, 300).u8(0x60, 1, palette.size() - 1);
        palette.forEach(bytes::rgb);
        assertThat(decode(bytes.tightBlock(Bytes.deflate(deflater, plain.toArray()))))
                .isEqualTo(picture);
    }

    @ParameterizedTest
    @CsvSource({"5,4", "400,301"})
    void gradientIsTheDifferenceFromTheNeighbours(int width, int height) {
        int[] picture = Pictures.random(4, width * height, 5000);
        Bytes plain = Bytes.empty();
        for (int i = 0; i < picture.length; i++) {
            boolean leftmost = i % width == 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                int left = leftmost ? 0 : (picture[i - 1] >> shift) & 255;
                int up = i < width ? 0 : (picture[i - width] >> shift) & 255;
                int corner = leftmost || i < width ? 0 : (picture[i - width - 1] >> shift) & 255;
                plain.u8((picture[i] >> shift) - Math.max(0, Math.min(255, left + up - corner)));
            }
        }
        byte[] body = Bytes.deflate(deflater, plain.toArray());
        assertThat(decode(oneRectangle(width, height).u8(0x40, 2).tightBlock(body)))
                .isEqualTo(picture);
    }

    @Test
    void jpegIsPainted() throws IOException {
        BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 32 * 16; i++) {
            image.setRGB(i % 32, i / 32, 0x2060A0);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        int[] pixels = decode(oneRectangle(32, 16).u8(0x90).tightBlock(jpeg.toByteArray()));
        assertThat(Arrays.stream(pixels).boxed()).allSatisfy(pixel -> {
            assertThat(pixel >>> 24).isEqualTo(255);
            assertThat((pixel >> 16) & 255).isBetween(0x1C, 0x24);
            assertThat((pixel >> 8) & 255).isBetween(0x5C, 0x64);
            assertThat(pixel & 255).isBetween(0x9C, 0xA4);
        });
    }

    @Test
    void jpegOfAnotherSizeIsRefused() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        Viewer viewer = Viewer.of(
                oneRectangle(8, 8).u8(0x90).tightBlock(jpeg.toByteArray()).toArray());
        assertThat(viewer.end()).hasMessageContaining("not the size");
    }

    @Test
    void streamsKeepTheirStateUntilTheyAreReset() {
        int[] picture = Pictures.random(5, 100, 1000);
        byte[] plain = Bytes.empty().rgb(picture).toArray();
        Bytes bytes = Bytes.session(10, 10).update(3);
        for (int control : new int[] {0x20, 0x20, 0x24}) {
            if (control == 0x24) {
                deflater.reset();
            }
            bytes.rectangle(0, 0, 10, 10, Protocol.TIGHT).u8(control).tightBlock(Bytes.deflate(deflater, plain));
        }
        assertThat(decode(bytes)).isEqualTo(picture);
    }

    @Test
    void blockWithTooManyBytesIsRefused() {
        byte[] plain = new byte[10 * 10 * 3 + 1];
        Viewer viewer = Viewer.of(oneRectangle(10, 10)
                .u8(0)
                .tightBlock(Bytes.deflate(deflater, plain))
                .toArray());
        assertThat(viewer.end()).hasMessageContaining("more than its pixels");
    }

    @Test
    void blockWithTooFewBytesIsRefused() {
        byte[] plain = new byte[10 * 10 * 3 - 1];
        Viewer viewer = Viewer.of(oneRectangle(10, 10)
                .u8(0)
                .tightBlock(Bytes.deflate(deflater, plain))
                .toArray());
        assertThat(viewer.end()).hasMessageContaining("too early");
    }
}
