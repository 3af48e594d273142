// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.terminal.vt.CellStyle;
import javafx.scene.paint.Color;

/**
 * Colours of a terminal. The sixteen named ones are chosen for each ground, so that every one can be read on it; over
 * grounds of a program's own they are those that programs expect.
 *
 * @param foreground colour of plain text
 * @param background colour behind plain text
 * @param selection behind what is selected
 * @param match behind what was found
 * @param colours the 256 of the palette, for text on the plain background
 * @param grounds the 256 of the palette, for other backgrounds and text on them
 */
@SuppressWarnings("ArrayRecordComponent") // two constants; nobody compares them
record Palette(Color foreground, Color background, Color selection, Color match, Color[] colours, Color[] grounds) {
    private static final int[] ON_LIGHT = {
        0x24292F, 0xCF222E, 0x116329, 0x7D4E00, 0x0969DA, 0x8250DF, 0x1B7C83, 0x6E7781, 0x57606A, 0xA40E26, 0x1A7F37,
        0x633C01, 0x218BFF, 0xA475F9, 0x3192AA, 0x8C959F
    };
    private static final int[] ON_DARK = {
        0x484F58, 0xFF7B72, 0x3FB950, 0xD29922, 0x58A6FF, 0xBC8CFF, 0x39C5CF, 0xB1BAC4, 0x6E7681, 0xFFA198, 0x56D364,
        0xE3B341, 0x79C0FF, 0xD2A8FF, 0x56D4DD, 0xFFFFFF
    };
    private static final int[] GROUNDS_OF_LIGHT = {
        0x24292F, 0xCF222E, 0x2DA44E, 0xD4A72C, 0x0550AE, 0x8250DF, 0x3192AA, 0xD0D7DE, 0x57606A, 0xFF8182, 0x6FDD8B,
        0xEAC54F, 0x54AEFF, 0xC297FF, 0x76E3EA, 0xFFFFFF
    };
    private static final int[] GROUNDS_OF_DARK = {
        0x010409, 0xB62324, 0x238636, 0x9E6A03, 0x1158C7, 0x6E40C9, 0x1B7C83, 0xB1BAC4, 0x484F58, 0xF85149, 0x3FB950,
        0xD29922, 0x58A6FF, 0xBC8CFF, 0x56D4DD, 0xF0F6FC
    };
    private static final double LEAST_CONTRAST = 3;
    private static final int[] LEVELS = {0, 95, 135, 175, 215, 255};

    /** Dark on light. */
    static final Palette LIGHT =
            new Palette(of(0x1F2328), of(0xFFFFFF), of(0xB6D7FF), of(0xFFE08A), all(ON_LIGHT), all(GROUNDS_OF_LIGHT));
    /** Light on dark. */
    static final Palette DARK =
            new Palette(of(0xE6EDF3), of(0x0D1117), of(0x264F78), of(0x7A5C00), all(ON_DARK), all(GROUNDS_OF_DARK));

    private static Color of(int rgb) {
        return Color.rgb((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF);
    }

    /** Sixteen named colours, a cube of 216, and 24 greys. */
    private static Color[] all(int[] named) {
        Color[] all = new Color[256];
        for (int i = 0; i < 16; i++) {
            all[i] = of(named[i]);
        }
        for (int i = 0; i < 216; i++) {
            all[16 + i] = Color.rgb(LEVELS[i / 36], LEVELS[i / 6 % 6], LEVELS[i % 6]);
        }
        for (int i = 0; i < 24; i++) {
            all[232 + i] = Color.grayRgb(8 + 10 * i);
        }
        return all;
    }

    /** Colour of a cell's text, before selections. */
    Color textOf(long style, boolean isInverse) {
        Color behind = behind(style, isInverse);
        if (CellStyle.has(style, CellStyle.HIDDEN)) {
            return behind;
        }
        boolean swaps = CellStyle.has(style, CellStyle.INVERSE) != isInverse;
        boolean isOnPlain = behind.equals(background);
        Color text = swaps
                ? colour(CellStyle.background(style), background, grounds)
                : colour(bold(style), foreground, isOnPlain ? colours : grounds);
        Color seen = CellStyle.has(style, CellStyle.FAINT) ? text.interpolate(behind, 0.4) : text;
        return isOnPlain ? seen : readable(seen, behind);
    }

    /** A colour that stands out from what is behind it: programs choose pairs for other palettes than ours. */
    private static Color readable(Color text, Color behind) {
        Color end = luminance(behind) > 0.4 ? Color.BLACK : Color.WHITE;
        Color seen = text;
        for (int step = 1; step <= 4 && contrast(seen, behind) < LEAST_CONTRAST; step++) {
            seen = text.interpolate(end, step / 4.0);
        }
        return seen;
    }

    private static double contrast(Color one, Color other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    /** Near enough to the exact curve for choosing colours, and without a power. */
    private static double linear(double part) {
        return part * part;
    }

    /** Bold text takes the brighter twin of the first eight colours, as programs expect. */
    private static int bold(long style) {
        int colour = CellStyle.foreground(style);
        boolean isFirstEight = CellStyle.isIndexed(colour) && CellStyle.valueOf(colour) < 8;
        return isFirstEight && CellStyle.has(style, CellStyle.BOLD)
                ? CellStyle.indexed(CellStyle.valueOf(colour) + 8)
                : colour;
    }

    /** Colour behind a cell, before selections. */
    Color behind(long style, boolean isInverse) {
        return CellStyle.has(style, CellStyle.INVERSE) != isInverse
                ? colour(bold(style), foreground, grounds)
                : colour(CellStyle.background(style), background, grounds);
    }

    private static Color colour(int colour, Color standard, Color[] palette) {
        if (colour == 0) {
            return standard;
        }
        return CellStyle.isIndexed(colour) ? palette[CellStyle.valueOf(colour)] : of(CellStyle.valueOf(colour));
    }

    /** 0xRRGGBB of a colour. */
    static int rgb(Color colour) {
        return ((int) Math.round(colour.getRed() * 255) << 16)
                | ((int) Math.round(colour.getGreen() * 255) << 8)
                | (int) Math.round(colour.getBlue() * 255);
    }
}
