// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/**
 * Where Russian letters lie on a keyboard. A console needs it because toolkits may name no key while a Cyrillic layout is
 * active, and a virtual machine takes keys, not letters: the guest's own layout makes the letter again.
 */
public final class RussianKeys {
    private static final String TOP = "йцукенгшщзхъ";
    private static final String HOME = "фывапролджэ";
    private static final String BOTTOM = "ячсмитьбю";
    private static final int TOP_SCANCODE = 0x10;
    private static final int HOME_SCANCODE = 0x1E;
    private static final int BOTTOM_SCANCODE = 0x2C;
    private static final int YO_SCANCODE = 0x29;

    private RussianKeys() {}

    /**
     * The key that types a letter, with or without Shift.
     *
     * @param character any code point
     * @return a code of PC keyboard set 1, or 0 when the character is no Russian letter
     */
    public static int scancodeOf(int character) {
        int letter = Character.toLowerCase(character);
        if (letter == 'ё') {
            return YO_SCANCODE;
        }
        return inRow(TOP, TOP_SCANCODE, letter)
                | inRow(HOME, HOME_SCANCODE, letter)
                | inRow(BOTTOM, BOTTOM_SCANCODE, letter);
    }

    private static int inRow(String row, int first, int letter) {
        int place = row.indexOf(letter);
        return place < 0 ? 0 : first + place;
    }
}
