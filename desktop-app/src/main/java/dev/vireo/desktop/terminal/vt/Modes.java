// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/**
 * What a program has asked for that matters to keyboard, mouse and window.
 *
 * @param hasApplicationArrows arrow keys send what applications want
 * @param hasApplicationKeypad the keypad does
 * @param bracketsPaste pasted text is marked at both ends
 * @param hearsFocus the program wants to know of the focus
 * @param mouse what it wants to hear of the mouse
 * @param hasWideMouse whether mouse reports are written in the form without limits (1006)
 * @param isAlternate whether a full-screen program has the screen
 */
public record Modes(
        boolean hasApplicationArrows,
        boolean hasApplicationKeypad,
        boolean bracketsPaste,
        boolean hearsFocus,
        Mouse mouse,
        boolean hasWideMouse,
        boolean isAlternate) {
    /** What a program hears of the mouse. */
    public enum Mouse {
        /** Nothing: the mouse selects. */
        NONE,
        /** Buttons. */
        BUTTONS,
        /** Buttons, and moves while one is down. */
        DRAGS,
        /** Everything. */
        MOVES
    }
}
