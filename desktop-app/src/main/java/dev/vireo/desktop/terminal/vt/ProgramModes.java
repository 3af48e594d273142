// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/** Switches that programs turn. */
final class ProgramModes {
    boolean wraps = true;
    boolean inserts;
    boolean isOrigin;
    boolean newLineReturns;
    boolean isCursorVisible = true;
    boolean isInverse;
    CursorShape cursorShape = CursorShape.BLOCK;
    boolean hasApplicationKeypad;
    private boolean hasApplicationArrows;
    private boolean bracketsPaste;
    private boolean hearsFocus;
    private boolean hasWideMouse;
    private Modes.Mouse mouse = Modes.Mouse.NONE;

    void reset() {
        softReset();
        newLineReturns = false;
        isInverse = false;
        bracketsPaste = false;
        hearsFocus = false;
        hasWideMouse = false;
        mouse = Modes.Mouse.NONE;
    }

    /** Those that {@code ESC [ ! p} resets. */
    void softReset() {
        wraps = true;
        inserts = false;
        isOrigin = false;
        isCursorVisible = true;
        cursorShape = CursorShape.BLOCK;
        hasApplicationKeypad = false;
        hasApplicationArrows = false;
    }

    Modes forWindow(boolean isAlternate) {
        return new Modes(
                hasApplicationArrows,
                hasApplicationKeypad,
                bracketsPaste,
                hearsFocus,
                mouse,
                hasWideMouse,
                isAlternate);
    }

    /** {@code ESC [ … h} and {@code l}. */
    void setPlain(Sequence sequence, boolean on) {
        for (int i = 0; i < sequence.count(); i++) {
            switch (sequence.get(i, 0)) {
                case 4 -> inserts = on;
                case 20 -> newLineReturns = on;
                default -> {}
            }
        }
    }

    /** {@code ESC [ ? … h} and {@code l}. */
    void setPrivate(int mode, boolean on) {
        switch (mode) {
            case 1 -> hasApplicationArrows = on;
            case 5 -> isInverse = on;
            case 7 -> wraps = on;
            case 25 -> isCursorVisible = on;
            case 9, 1000 -> mouse = on ? Modes.Mouse.BUTTONS : Modes.Mouse.NONE;
            case 1002 -> mouse = on ? Modes.Mouse.DRAGS : Modes.Mouse.NONE;
            case 1003 -> mouse = on ? Modes.Mouse.MOVES : Modes.Mouse.NONE;
            case 1004 -> hearsFocus = on;
            case 1006 -> hasWideMouse = on;
            case 2004 -> bracketsPaste = on;
            default -> {}
        }
    }
}
