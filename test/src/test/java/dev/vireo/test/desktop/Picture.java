// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** A picture, pixel by pixel: 0x00RRGGBB, rows from the top. */
final class Picture {
    private final int width;
    private final int height;
    private final int[] rgb;

    private Picture(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** Reads a binary PPM file with one byte a colour. */
    static Picture readPpm(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String head = new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.ISO_8859_1);
        String[] words = head.split("\\s", 5);
        if (words.length < 5 || !words[0].equals("P6") || !words[3].equals("255")) {
            throw new IOException(file + " is no PPM file of the kind that QEMU writes");
        }
        int width = Integer.parseInt(words[1]);
        int height = Integer.parseInt(words[2]);
        int start = words[0].length() + words[1].length() + words[2].length() + words[3].length() + 4;
        if (bytes.length != start + 3 * width * height) {
            throw new IOException(file + " has " + bytes.length + " bytes");
        }
        int[] rgb = IntStream.range(0, width * height)
                .map(pixel -> colour(bytes, start + 3 * pixel))
                .toArray();
        return new Picture(width, height, rgb);
    }

    private static int colour(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 16) | ((bytes[at + 1] & 0xFF) << 8) | (bytes[at + 2] & 0xFF);
    }

    /** Copies what an image of the desktop shows; on the FX thread. */
    static Picture of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] rgb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), rgb, 0, width);
        return new Picture(
                width, height, Arrays.stream(rgb).map(pixel -> pixel & 0xFFFFFF).toArray());
    }

    /** How many pixels have another colour than the first one. */
    long inkedPixels() {
        return Arrays.stream(rgb).filter(pixel -> pixel != rgb[0]).count();
    }

    /** Names the difference, or is empty where every pixel is the same. */
    String differenceFrom(Picture other) {
        if (width != other.width || height != other.height) {
            return this + " against " + other;
        }
        long different = IntStream.range(0, rgb.length)
                .filter(pixel -> rgb[pixel] != other.rgb[pixel])
                .count();
        return different == 0 ? "" : different + " of " + rgb.length + " pixels differ";
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
