// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.util.Arrays;
import java.util.Random;

/** Pictures that exercise encoders: a given count of colours, in runs. */
final class Pictures {
    private Pictures() {}

    /** Opaque pixels: {@code colours} different ones at most, in runs of random length. */
    static int[] random(long seed, int count, int colours) {
        Random random = new Random(seed);
        int[] palette =
                random.ints(colours, 0, 1 << 24).map(c -> c | 0xFF000000).toArray();
        int[] pixels = new int[count];
        for (int i = 0; i < count; ) {
            int colour = palette[random.nextInt(colours)];
            int end = Math.min(count, i + 1 + random.nextInt(1 + random.nextInt(400)));
            while (i < end) {
                pixels[i++] = colour;
            }
        }
        return pixels;
    }

    /** Row {@code y} of a picture. */
    static int[] row(int[] pixels, int width, int y) {
        return Arrays.copyOfRange(pixels, y * width, (y + 1) * width);
    }

    /** A part of a picture. */
    static int[] crop(int[] pixels, int stride, int[] place) {
        int[] part = new int[place[2] * place[3]];
        for (int y = 0; y < place[3]; y++) {
            System.arraycopy(pixels, (place[1] + y) * stride + place[0], part, y * place[2], place[2]);
        }
        return part;
    }
}
