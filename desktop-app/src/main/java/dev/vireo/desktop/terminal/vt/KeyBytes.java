// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.Map;

/** What keys send that have no character. */
public final class KeyBytes {
    private static final Map<Key, String> LETTERS =
            Map.of(Key.UP, "A", Key.DOWN, "B", Key.RIGHT, "C", Key.LEFT, "D", Key.HOME, "H", Key.END, "F");
    private static final Map<Key, String> NUMBERS =
            Map.of(Key.INSERT, "2", Key.DELETE, "3", Key.PAGE_UP, "5", Key.PAGE_DOWN, "6");
    private static final String[] FUNCTION_NUMBERS = {"15", "17", "18", "19", "20", "21", "23", "24"};

    private KeyBytes() {}

    /** Keys that move, edit or have functions. */
    @SuppressWarnings("MissingSummary")
    public enum Key {
        UP,
        DOWN,
        LEFT,
        RIGHT,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        INSERT,
        DELETE,
        ENTER,
        TAB,
        BACK_SPACE,
        ESCAPE,
        SPACE
    }

    /**
     * Keys that are held.
     *
     * @param shift Shift
     * @param alt Alt
     * @param control Ctrl
     */
    public record Held(boolean shift, boolean alt, boolean control) {
        /** None. */
        public static final Held NOTHING = new Held(false, false, false);

        private int code() {
            return 1 + (shift ? 1 : 0) + (alt ? 2 : 0) + (control ? 4 : 0);
        }

        private String prefix() {
            return alt ? "\033" : "";
        }
    }

    /** What a key sends. */
    public static String of(Key key, Held held, Modes modes) {
        return switch (key) {
            case ENTER -> held.prefix() + "\r";
            case TAB -> held.shift ? "\033[Z" : held.prefix() + "\t";
            case BACK_SPACE -> held.prefix() + (held.control ? "\b" : "\177");
            case ESCAPE -> held.prefix() + "\033";
            case SPACE -> held.prefix() + (held.control ? "\0" : " ");
            case UP, DOWN, LEFT, RIGHT, HOME, END -> letter(String.valueOf(LETTERS.get(key)), held, modes);
            case PAGE_UP, PAGE_DOWN, INSERT, DELETE -> numbered(String.valueOf(NUMBERS.get(key)), held);
        };
    }

    private static String letter(String letter, Held held, Modes modes) {
        if (held.code() > 1) {
            return "\033[1;" + held.code() + letter;
        }
        return (modes.hasApplicationArrows() ? "\033O" : "\033[") + letter;
    }

    private static String numbered(String number, Held held) {
        return "\033[" + number + (held.code() > 1 ? ";" + held.code() : "") + "~";
    }

    /**
     * What a function key sends.
     *
     * @param number 1 to 12
     */
    public static String ofFunction(int number, Held held) {
        if (number > 4) {
            return numbered(FUNCTION_NUMBERS[number - 5], held);
        }
        char letter = (char) ('P' + number - 1);
        return held.code() > 1 ? "\033[1;" + held.code() + letter : "\033O" + letter;
    }

    /**
     * What Ctrl and a character send.
     *
     * @return empty if that is nothing
     */
    public static String ofControl(char character, boolean alt) {
        char upper = Character.toUpperCase(character);
        int code = switch (upper) {
            case '@', '2', ' ' -> 0;
            case '3', '[' -> 0x1B;
            case '4', '\\' -> 0x1C;
            case '5', ']' -> 0x1D;
            case '6', '^' -> 0x1E;
            case '7', '/', '_', '-' -> 0x1F;
            case '8', '?' -> 0x7F;
            default -> upper >= 'A' && upper <= 'Z' ? upper - '@' : -1;
        };
        return code < 0 ? "" : (alt ? "\033" : "") + (char) code;
    }

    /** Text from the clipboard, as a program wants it; control characters in it are left out, so that it is text alone. */
    public static String ofPaste(String text, Modes modes) {
        String lines = text.replace("\r\n", "\r").replace('\n', '\r').replaceAll("[\\p{Cc}&&[^\t\r]]", "");
        return modes.bracketsPaste() ? "\033[200~" + lines + "\033[201~" : lines;
    }
}
