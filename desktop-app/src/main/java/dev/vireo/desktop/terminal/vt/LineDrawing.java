// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/** The characters that the set "DEC special graphics" has in the place of small letters. */
final class LineDrawing {
    private static final String CHARACTERS = " ◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";
    private static final int FIRST = 0x5F;

    private LineDrawing() {}

    static int of(int ascii) {
        return ascii >= FIRST && ascii < 0x7F ? CHARACTERS.charAt(ascii - FIRST) : ascii;
    }
}
