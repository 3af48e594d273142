// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.util.List;

/**
 * What a client asks of a server.
 *
 * @param shared whether other viewers of the same desktop stay connected
 * @param encodings in order of preference; RAW is always allowed
 * @param jpegQuality 0 (small) to 9 (fine), or {@link #LOSSLESS}
 * @param compression how hard the server packs, 0 to 9
 * @param maxPixels the largest area of a desktop that is accepted
 */
public record RfbSettings(boolean shared, List<Encoding> encodings, int jpegQuality, int compression, int maxPixels) {
    /** The value of {@code jpegQuality} that forbids JPEG. */
    public static final int LOSSLESS = -1;

    /** Room for one 8K screen or four 4K screens: 128 MiB of pixels. */
    private static final int DEFAULT_MAX_PIXELS = 1 << 25;

    /** Checks the ranges. */
    public RfbSettings {
        encodings = List.copyOf(encodings);
        if (jpegQuality < LOSSLESS || jpegQuality > 9 || compression < 0 || compression > 9 || maxPixels < 1) {
            throw new IllegalArgumentException("A setting of the console is out of its range.");
        }
    }

    /** Shared, lossless, all encodings. */
    public static RfbSettings defaults() {
        return new RfbSettings(true, Encoding.PREFERRED, LOSSLESS, 2, DEFAULT_MAX_PIXELS);
    }

    /** The same with other encodings. */
    public RfbSettings withEncodings(List<Encoding> newEncodings) {
        return new RfbSettings(shared, newEncodings, jpegQuality, compression, maxPixels);
    }

    /** The same with JPEG allowed at a quality of 0 to 9, or forbidden by {@link #LOSSLESS}. */
    public RfbSettings withJpegQuality(int newQuality) {
        return new RfbSettings(shared, encodings, newQuality, compression, maxPixels);
    }

    /** The same with another limit of a desktop's area. */
    public RfbSettings withMaxPixels(int newMaxPixels) {
        return new RfbSettings(shared, encodings, jpegQuality, compression, newMaxPixels);
    }
}
