// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.terminal.vt.CellStyle;
import javafx.scene.paint.Color;

/**
 * Colours of a terminal. The sixteen named ones are chosen for each background, so that every one can be read on it.
 *
 * @param foreground colour of plain text
 * @param background colour behind plain text
 * @param selection behind what is selected
 * @param match behind what was found
 * @param colours the 256 of the palette
 */
@SuppressWarnings("ArrayRecordComponent") // two constants; nobody compares them
record Palette(Color foreground, Color background, Color selection, Color match, Color[] colours) {
    private static final int[] ON_LIGHT = {
        0x24292F, 0xCF222E, 0x116329, 0x7D4E00, 0x0969DA, 0x8250DF, 0x1B7C83, 0x6E7781, 0x57606A, 0xA40E26, 0x1A7F37,
        0x633C01, 0x218BFF, 0xA475F9, 0x3192AA, 0x8C959F
    };
    private static final int[] ON_DARK = {
        0x484F58, 0xFF7B72, 0x3FB950, 0xD29922, 0x58A6FF, 0xBC8CFF, 0x39C5CF, 0xB1BAC4, 0x6E7681, 0xFFA198, 0x56D364,
        0xE3B341, 0x79C0FF, 0xD2A8FF, 0x56D4DD, 0xFFFFFF
    };
    private static final int[] LEVELS = {0, 95, 135, 175, 215, 255};

    /** Dark on light. */
    static final Palette LIGHT =
            new Palette(of(0x1F2328), of(0xFFFFFF), of(0xB6D7FF), of(0xFFE08A), all(ON_LIGHT));
    /** Light on dark. */
    static final Palette DARK = new Palette(of(0xE6EDF3), of(0x0D1117), of(0x264F78), of(0x7A5C00), all(ON_DARK));

    private static Color of(int rgb) {
        return Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
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
        boolean swaps = CellStyle.has(style, CellStyle.INVERSE) != isInverse;
        Color text = swaps
                ? colour(CellStyle.background(style), background)
                : colour(bold(style), foreground);
        if (CellStyle.has(style, CellStyle.HIDDEN)) {
            return behind(style, isInverse);
        }
        return CellStyle.has(style, CellStyle.FAINT) ? text.interpolate(behind(style, isInverse), 0.45) : text;
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
                ? colour(bold(style), foreground)
                : colour(CellStyle.background(style), background);
    }

    private Color colour(int colour, Color standard) {
        if (colour == 0) {
            return standard;
        }
        return CellStyle.isIndexed(colour) ? colours[CellStyle.valueOf(colour)] : of(CellStyle.valueOf(colour));
    }

    /** 0xRRGGBB of a colour. */
    static int rgb(Color colour) {
        return (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}
