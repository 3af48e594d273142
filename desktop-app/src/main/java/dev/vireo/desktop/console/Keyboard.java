// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import static java.util.Map.entry;

import dev.vireo.desktop.console.rfb.RussianKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.input.KeyCode;

/**
 * Translates the toolkit's keys and remembers which are down, so that each is released as it was pressed. The toolkit does
 * not tell left from right modifiers: they all count as left ones.
 */
final class Keyboard {
    private static final Map<KeyCode, Keystroke> NAMED = Map.ofEntries(
            entry(KeyCode.ESCAPE, Keystroke.ESCAPE),
            entry(KeyCode.TAB, Keystroke.TAB),
            entry(KeyCode.ENTER, Keystroke.ENTER),
            entry(KeyCode.BACK_SPACE, Keystroke.BACK_SPACE),
            entry(KeyCode.DELETE, Keystroke.DELETE),
            entry(KeyCode.SHIFT, Keystroke.SHIFT),
            entry(KeyCode.CONTROL, Keystroke.CONTROL),
            entry(KeyCode.ALT, Keystroke.ALT),
            entry(KeyCode.ALT_GRAPH, new Keystroke(0xFFEA, 0xB8)),
            entry(KeyCode.WINDOWS, Keystroke.SUPER),
            entry(KeyCode.META, Keystroke.SUPER),
            entry(KeyCode.COMMAND, Keystroke.SUPER),
            entry(KeyCode.CONTEXT_MENU, new Keystroke(0xFF67, 0xDD)),
            entry(KeyCode.CAPS, new Keystroke(0xFFE5, 0x3A)),
            entry(KeyCode.NUM_LOCK, new Keystroke(0xFF7F, 0x45)),
            entry(KeyCode.SCROLL_LOCK, new Keystroke(0xFF14, 0x46)),
            entry(KeyCode.PRINTSCREEN, Keystroke.PRINT_SCREEN),
            entry(KeyCode.PAUSE, new Keystroke(0xFF13, 0xC6)),
            entry(KeyCode.INSERT, new Keystroke(0xFF63, 0xD2)),
            entry(KeyCode.HOME, new Keystroke(0xFF50, 0xC7)),
            entry(KeyCode.END, new Keystroke(0xFF57, 0xCF)),
            entry(KeyCode.PAGE_UP, new Keystroke(0xFF55, 0xC9)),
            entry(KeyCode.PAGE_DOWN, new Keystroke(0xFF56, 0xD1)),
            entry(KeyCode.UP, new Keystroke(0xFF52, 0xC8)),
            entry(KeyCode.DOWN, new Keystroke(0xFF54, 0xD0)),
            entry(KeyCode.LEFT, new Keystroke(0xFF51, 0xCB)),
            entry(KeyCode.RIGHT, new Keystroke(0xFF53, 0xCD)),
            entry(KeyCode.KP_UP, new Keystroke(0xFF97, 0x48)),
            entry(KeyCode.KP_DOWN, new Keystroke(0xFF99, 0x50)),
            entry(KeyCode.KP_LEFT, new Keystroke(0xFF96, 0x4B)),
            entry(KeyCode.KP_RIGHT, new Keystroke(0xFF98, 0x4D)),
            entry(KeyCode.MULTIPLY, new Keystroke(0xFFAA, 0x37)),
            entry(KeyCode.ADD, new Keystroke(0xFFAB, 0x4E)),
            entry(KeyCode.SUBTRACT, new Keystroke(0xFFAD, 0x4A)),
            entry(KeyCode.DIVIDE, new Keystroke(0xFFAF, 0xB5)),
            entry(KeyCode.DECIMAL, new Keystroke(0xFFAE, 0x53)),
            entry(KeyCode.SPACE, new Keystroke(' ', 0x39)));
    private static final Map<KeyCode, Character> PUNCTUATION = Map.ofEntries(
            entry(KeyCode.BACK_QUOTE, '`'),
            entry(KeyCode.MINUS, '-'),
            entry(KeyCode.EQUALS, '='),
            entry(KeyCode.OPEN_BRACKET, '['),
            entry(KeyCode.CLOSE_BRACKET, ']'),
            entry(KeyCode.BACK_SLASH, '\\'),
            entry(KeyCode.SEMICOLON, ';'),
            entry(KeyCode.QUOTE, '\''),
            entry(KeyCode.COMMA, ','),
            entry(KeyCode.PERIOD, '.'),
            entry(KeyCode.SLASH, '/'));
    private static final int LESS_SCANCODE = 0x56;
    private static final int[] KEYPAD_SCANCODES = {0x52, 0x4F, 0x50, 0x51, 0x4B, 0x4C, 0x4D, 0x47, 0x48, 0x49};

    private final Map<KeyCode, Keystroke> down = new LinkedHashMap<>();

    /** Notes that a key went down; {@code text} is what it types, empty if nothing. */
    Keystroke press(KeyCode code, String text) {
        Keystroke stroke = strokeOf(code, text);
        down.put(code, stroke);
        return stroke;
    }

    /** Notes that a key went up and says how it went down. */
    Keystroke release(KeyCode code, String text) {
        Keystroke pressed = down.remove(code);
        return pressed == null ? strokeOf(code, text) : pressed;
    }

    /** Forgets and answers the keys that are down. */
    Iterable<Keystroke> releaseAll() {
        Iterable<Keystroke> held = java.util.List.copyOf(down.values());
        down.clear();
        return held;
    }

    private static Keystroke strokeOf(KeyCode code, String text) {
        Keystroke named = NAMED.get(code);
        if (named != null) {
            return named;
        }
        if (code.isFunctionKey() && code.getCode() - KeyCode.F1.getCode() < 12) {
            return Keystroke.function(code.getCode() - KeyCode.F1.getCode() + 1);
        }
        if (code.isKeypadKey() && code.isDigitKey()) {
            int digit = code.getCode() - KeyCode.NUMPAD0.getCode();
            return new Keystroke(0xFFB0 + digit, KEYPAD_SCANCODES[digit]);
        }
        return printable(code, text);
    }

    private static Keystroke printable(KeyCode code, String text) {
        int bare = bareCharacter(code);
        int typed = text.isEmpty() || text.charAt(0) < 0x20 ? bare : text.codePointAt(0);
        return new Keystroke(typed == 0 ? 0 : Keystroke.keysymOf(typed), scancodeOf(code, bare, typed));
    }

    /** A toolkit may name no key for a letter of a Cyrillic layout, and the key beside the left Shift lies on no US one. */
    private static int scancodeOf(KeyCode code, int bare, int typed) {
        if (code == KeyCode.LESS) {
            return LESS_SCANCODE;
        }
        int known = TypedText.scancodeOf(bare == 0 ? typed : bare);
        return known == 0 ? RussianKeys.scancodeOf(typed) : known;
    }

    private static int bareCharacter(KeyCode code) {
        if (code.isLetterKey()) {
            return 'a' + code.getCode() - KeyCode.A.getCode();
        }
        if (code.isDigitKey()) {
            return '0' + code.getCode() - KeyCode.DIGIT0.getCode();
        }
        return PUNCTUATION.getOrDefault(code, '\u0000');
    }
}
