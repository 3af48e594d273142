// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/** What the cursor looks like, as a program asks for by {@code ESC [ … SP q}. It never blinks: that draws the eye for nothing. */
public enum CursorShape {
    /** A filled cell. */
    BLOCK,
    /** A line below the character. */
    UNDERLINE,
    /** A line before the character. */
    BAR;

    /** The shape of a sequence's number. */
    static CursorShape of(int number) {
        return switch (number) {
            case 3, 4 -> UNDERLINE;
            case 5, 6 -> BAR;
            default -> BLOCK;
        };
    }
}
