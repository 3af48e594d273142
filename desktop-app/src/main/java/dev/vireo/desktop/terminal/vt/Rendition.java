// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/** Reads the sequences that say how text looks from now on ({@code ESC [ … m}). */
final class Rendition {
    private Rendition() {}

    /** The style after a sequence. */
    static long apply(Sequence sequence, long before) {
        long style = before;
        int index = 0;
        while (index < sequence.count()) {
            int value = sequence.get(index, 0);
            if (value == 38 || value == 48 || value == 58) {
                int colour = colour(sequence, index);
                if (colour >= 0) {
                    style = value == 38
                            ? CellStyle.withForeground(style, colour)
                            : value == 48 ? CellStyle.withBackground(style, colour) : style;
                }
                index += lengthOfColour(sequence, index);
            } else {
                boolean hasNoLine = value == 4 && sequence.isSub(index + 1) && sequence.get(index + 1, 1) == 0;
                style = hasNoLine ? style & ~CellStyle.UNDERLINED : one(value, style);
                index++;
                while (sequence.isSub(index)) {
                    index++;
                }
            }
        }
        return style;
    }

    private static long one(int value, long style) {
        if (value >= 30 && value <= 37) {
            return CellStyle.withForeground(style, CellStyle.indexed(value - 30));
        }
        if (value >= 40 && value <= 47) {
            return CellStyle.withBackground(style, CellStyle.indexed(value - 40));
        }
        if (value >= 90 && value <= 97) {
            return CellStyle.withForeground(style, CellStyle.indexed(value - 82));
        }
        if (value >= 100 && value <= 107) {
            return CellStyle.withBackground(style, CellStyle.indexed(value - 92));
        }
        return flags(value, style);
    }

    private static long flags(int value, long style) {
        return switch (value) {
            case 0 -> CellStyle.PLAIN;
            case 1 -> style | CellStyle.BOLD;
            case 2 -> style | CellStyle.FAINT;
            case 3 -> style | CellStyle.ITALIC;
            case 4, 21 -> style | CellStyle.UNDERLINED;
            case 5, 6 -> style | CellStyle.BLINKING;
            case 7 -> style | CellStyle.INVERSE;
            case 8 -> style | CellStyle.HIDDEN;
            case 9 -> style | CellStyle.STRUCK;
            case 22 -> style & ~(CellStyle.BOLD | CellStyle.FAINT);
            case 23 -> style & ~CellStyle.ITALIC;
            case 24 -> style & ~CellStyle.UNDERLINED;
            case 25 -> style & ~CellStyle.BLINKING;
            case 27 -> style & ~CellStyle.INVERSE;
            case 28 -> style & ~CellStyle.HIDDEN;
            case 29 -> style & ~CellStyle.STRUCK;
            case 39 -> CellStyle.withForeground(style, 0);
            case 49 -> CellStyle.withBackground(style, 0);
            default -> style;
        };
    }

    /** The colour that begins at an index, as {@code 38;5;N}, {@code 38;2;R;G;B} or {@code 38:2::R:G:B}; -1 if none. */
    private static int colour(Sequence sequence, int index) {
        int kind = sequence.get(index + 1, -1);
        if (kind == 5) {
            return CellStyle.indexed(sequence.get(index + 2, 0));
        }
        if (kind != 2) {
            return -1;
        }
        int first = index + (lengthOfColour(sequence, index) == 6 ? 3 : 2);
        return CellStyle.rgb(sequence.get(first, 0), sequence.get(first + 1, 0), sequence.get(first + 2, 0));
    }

    private static int lengthOfColour(Sequence sequence, int index) {
        if (sequence.isSub(index + 1)) {
            int length = 1;
            while (sequence.isSub(index + length)) {
                length++;
            }
            return length;
        }
        int kind = sequence.get(index + 1, -1);
        return kind == 5 ? 3 : kind == 2 ? 5 : 2;
    }
}
