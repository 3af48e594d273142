// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

/**
 * A key as RFB names it.
 *
 * @param keysym X11 keysym, 0 when unknown
 * @param scancode code of PC keyboard set 1, with 0x80 added where its prefix is E0; 0 when unknown
 */
record Keystroke(int keysym, int scancode) {
    static final Keystroke SHIFT = new Keystroke(0xFFE1, 0x2A);
    static final Keystroke CONTROL = new Keystroke(0xFFE3, 0x1D);
    static final Keystroke ALT = new Keystroke(0xFFE9, 0x38);
    static final Keystroke SUPER = new Keystroke(0xFFEB, 0xDB);
    static final Keystroke DELETE = new Keystroke(0xFFFF, 0xD3);
    static final Keystroke BACK_SPACE = new Keystroke(0xFF08, 0x0E);
    static final Keystroke TAB = new Keystroke(0xFF09, 0x0F);
    static final Keystroke ENTER = new Keystroke(0xFF0D, 0x1C);
    static final Keystroke ESCAPE = new Keystroke(0xFF1B, 0x01);
    static final Keystroke PRINT_SCREEN = new Keystroke(0xFF61, 0xB7);

    /** Function key 1 to 12. */
    static Keystroke function(int number) {
        int scancode = number <= 10 ? 0x3B + number - 1 : 0x57 + number - 11;
        return new Keystroke(0xFFBE + number - 1, scancode);
    }

    /** Keysym of a character: Latin-1 ones are their own, others are marked as Unicode. */
    static int keysymOf(int character) {
        boolean isLatin = (character >= 0x20 && character < 0x7F) || (character >= 0xA0 && character <= 0xFF);
        return isLatin ? character : 0x01000000 | character;
    }
}
