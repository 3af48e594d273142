// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/** What the mouse sends to programs that want to hear of it. */
public final class MouseBytes {
    /** The left button, the middle one and the right one. */
    public static final int LEFT = 0;
    /** Middle button. */
    public static final int MIDDLE = 1;
    /** Right button. */
    public static final int RIGHT = 2;
    /** No button. */
    public static final int NONE = 3;
    /** The wheel, away from the user. */
    public static final int WHEEL_UP = 64;
    /** The wheel, towards the user. */
    public static final int WHEEL_DOWN = 65;

    private static final int MOVE = 32;
    private static final int LAST_NARROW = 0x7F - 33;

    private MouseBytes() {}

    /** What happened to a button. */
    public enum Kind {
        /** It went down. */
        PRESSED,
        /** It went up. */
        RELEASED,
        /** The pointer moved. */
        MOVED
    }

    /**
     * What is sent.
     *
     * @param column from 0
     * @param row from 0
     * @return empty if the program does not want to hear of it
     */
    public static String of(Kind kind, int button, int column, int row, KeyBytes.Held held, Modes modes) {
        boolean isWanted = switch (modes.mouse()) {
            case NONE -> false;
            case BUTTONS -> kind != Kind.MOVED;
            case DRAGS -> kind != Kind.MOVED || button != NONE;
            case MOVES -> true;
        };
        if (!isWanted) {
            return "";
        }
        int code = button
                + (kind == Kind.MOVED ? MOVE : 0)
                + (held.shift() ? 4 : 0)
                + (held.alt() ? 8 : 0)
                + (held.control() ? 16 : 0);
        if (modes.hasWideMouse()) {
            return "\033[<" + code + ";" + (column + 1) + ";" + (row + 1) + (kind == Kind.RELEASED ? "m" : "M");
        }
        return narrow(kind == Kind.RELEASED ? (code & ~3) | NONE : code, column, row);
    }

    /** The old form has a byte for each number, and so an end: bytes beyond 127 would be taken for UTF-8. */
    private static String narrow(int code, int column, int row) {
        if (column > LAST_NARROW || row > LAST_NARROW) {
            return "";
        }
        return "\033[M" + (char) (code + 32) + (char) (column + 33) + (char) (row + 33);
    }
}
