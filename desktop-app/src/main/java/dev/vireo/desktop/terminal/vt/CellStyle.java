// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/**
 * How a cell looks, packed into a long so that a screen is an array: bits 0 to 7 hold flags, 8 to 33 the colour of the
 * text, 34 to 59 that behind it. A colour is 0 for the default one, or made by {@link #indexed} or {@link #rgb}.
 */
public final class CellStyle {
    /** Nothing special. */
    public static final long PLAIN = 0;
    /** Heavier. */
    public static final int BOLD = 1;
    /** Paler. */
    public static final int FAINT = 2;
    /** Slanted. */
    public static final int ITALIC = 4;
    /** With a line below. */
    public static final int UNDERLINED = 8;
    /** Wants to be noticed. */
    public static final int BLINKING = 16;
    /** Text and background change places. */
    public static final int INVERSE = 32;
    /** Not to be seen. */
    public static final int HIDDEN = 64;
    /** With a line through it. */
    public static final int STRUCK = 128;

    private static final int FOREGROUND = 8;
    private static final int BACKGROUND = 34;
    private static final long COLOUR_MASK = (1L << 26) - 1;
    private static final int INDEXED = 1 << 24;
    private static final int RGB = 2 << 24;

    private CellStyle() {}

    /** One of the palette's 256 colours. */
    public static int indexed(int number) {
        return INDEXED | (number & 0xFF);
    }

    /** A colour by its parts. */
    public static int rgb(int red, int green, int blue) {
        return RGB | ((red & 0xFF) << 16) | ((green & 0xFF) << 8) | (blue & 0xFF);
    }

    /** Whether a colour is one of the palette. */
    public static boolean isIndexed(int colour) {
        return (colour & INDEXED) != 0;
    }

    /** Number of a palette's colour, or 0xRRGGBB. */
    public static int valueOf(int colour) {
        return colour & 0xFFFFFF;
    }

    /** Colour of the text. */
    public static int foreground(long style) {
        return (int) ((style >>> FOREGROUND) & COLOUR_MASK);
    }

    /** Colour behind the text. */
    public static int background(long style) {
        return (int) ((style >>> BACKGROUND) & COLOUR_MASK);
    }

    /** The same with another colour of the text. */
    public static long withForeground(long style, int colour) {
        return (style & ~(COLOUR_MASK << FOREGROUND)) | ((long) colour << FOREGROUND);
    }

    /** The same with another colour behind the text. */
    public static long withBackground(long style, int colour) {
        return (style & ~(COLOUR_MASK << BACKGROUND)) | ((long) colour << BACKGROUND);
    }

    /** Whether it has a flag. */
    public static boolean has(long style, int flag) {
        return (style & flag) != 0;
    }

    /** What is left where text was erased: the colour behind it alone. */
    public static long erased(long style) {
        return style & (COLOUR_MASK << BACKGROUND);
    }
}
