// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import java.util.ArrayList;
import java.util.List;

/** Turns a text into the keys that type it on a US keyboard; characters that it lacks go by their meaning alone. */
final class TypedText {
    private static final String ROWS = "`1234567890-=\u0000qwertyuiop[]\\\u0000asdfghjkl;'\u0000zxcvbnm,./";
    private static final String SHIFTED = "~!@#$%^&*()_+\u0000QWERTYUIOP{}|\u0000ASDFGHJKL:\"\u0000ZXCVBNM<>?";
    private static final int[] ROW_SCANCODES = {0x29, 0x10, 0x1E, 0x2C};
    private static final int BACKSLASH_SCANCODE = 0x2B;

    private TypedText() {}

    /** A change of one key. */
    record Change(Keystroke key, boolean isDown) {}

    /** Presses and releases of every character, one list a character. */
    static List<List<Change>> of(String text) {
        List<List<Change>> typed = new ArrayList<>();
        text.replace("\r\n", "\n").codePoints().forEach(character -> typed.add(changes(character)));
        return typed;
    }

    private static List<Change> changes(int character) {
        Keystroke key = keyOf(character);
        List<Change> changes = new ArrayList<>();
        boolean shifted = character != 0 && SHIFTED.indexOf(character) >= 0;
        if (shifted) {
            changes.add(new Change(Keystroke.SHIFT, true));
        }
        changes.add(new Change(key, true));
        changes.add(new Change(key, false));
        if (shifted) {
            changes.add(new Change(Keystroke.SHIFT, false));
        }
        return changes;
    }

    private static Keystroke keyOf(int character) {
        return switch (character) {
            case '\n', '\r' -> Keystroke.ENTER;
            case '\t' -> Keystroke.TAB;
            case ' ' -> new Keystroke(' ', 0x39);
            default -> new Keystroke(Keystroke.keysymOf(character), scancodeOf(character));
        };
    }

    /** Scancode of the key that bears the character, with or without Shift; 0 if none does. */
    static int scancodeOf(int character) {
        int place = Math.max(ROWS.indexOf(character), SHIFTED.indexOf(character));
        if (character == 0 || place < 0) {
            return 0;
        }
        if (character == '\\' || character == '|') {
            return BACKSLASH_SCANCODE;
        }
        int row = 0;
        int start = 0;
        for (int i = 0; i < place; i++) {
            if (ROWS.charAt(i) == 0) {
                row++;
                start = i + 1;
            }
        }
        // The digits follow the grave accent in the picture, but not in the codes.
        return row == 0 && place > 0 ? 0x02 + place - 1 : ROW_SCANCODES[row] + place - start;
    }
}
