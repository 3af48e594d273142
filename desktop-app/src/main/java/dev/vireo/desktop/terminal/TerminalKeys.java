// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.terminal.vt.KeyBytes;
import dev.vireo.desktop.terminal.vt.KeyBytes.Held;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Gives every key to the program, but for those of the window, all of which have Ctrl or Shift. */
final class TerminalKeys {
    private static final Map<KeyCode, KeyBytes.Key> KEYS = new EnumMap<>(Map.ofEntries(
            Map.entry(KeyCode.UP, KeyBytes.Key.UP),
            Map.entry(KeyCode.DOWN, KeyBytes.Key.DOWN),
            Map.entry(KeyCode.LEFT, KeyBytes.Key.LEFT),
            Map.entry(KeyCode.RIGHT, KeyBytes.Key.RIGHT),
            Map.entry(KeyCode.KP_UP, KeyBytes.Key.UP),
            Map.entry(KeyCode.KP_DOWN, KeyBytes.Key.DOWN),
            Map.entry(KeyCode.KP_LEFT, KeyBytes.Key.LEFT),
            Map.entry(KeyCode.KP_RIGHT, KeyBytes.Key.RIGHT),
            Map.entry(KeyCode.HOME, KeyBytes.Key.HOME),
            Map.entry(KeyCode.END, KeyBytes.Key.END),
            Map.entry(KeyCode.PAGE_UP, KeyBytes.Key.PAGE_UP),
            Map.entry(KeyCode.PAGE_DOWN, KeyBytes.Key.PAGE_DOWN),
            Map.entry(KeyCode.INSERT, KeyBytes.Key.INSERT),
            Map.entry(KeyCode.DELETE, KeyBytes.Key.DELETE),
            Map.entry(KeyCode.ENTER, KeyBytes.Key.ENTER),
            Map.entry(KeyCode.TAB, KeyBytes.Key.TAB),
            Map.entry(KeyCode.BACK_SPACE, KeyBytes.Key.BACK_SPACE),
            Map.entry(KeyCode.ESCAPE, KeyBytes.Key.ESCAPE)));
    private static final Map<KeyCode, Character> SIGNS = Map.of(
            KeyCode.SPACE, ' ',
            KeyCode.OPEN_BRACKET, '[',
            KeyCode.CLOSE_BRACKET, ']',
            KeyCode.BACK_SLASH, '\\',
            KeyCode.SLASH, '/',
            KeyCode.UNDERSCORE, '_');

    private final TerminalPane pane;

    TerminalKeys(TerminalPane pane) {
        this.pane = pane;
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        pane.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private void pressed(KeyEvent event) {
        boolean isTaken = (event.isControlDown() && event.isShiftDown() && windowKey(event.getCode()))
                || (event.isControlDown() && !event.isShiftDown() && sizeKey(event.getCode()))
                || (event.isShiftDown() && !event.isControlDown() && scrollKey(event.getCode()))
                || programKey(event);
        if (isTaken) {
            event.consume();
        }
    }

    private boolean windowKey(KeyCode code) {
        switch (code) {
            case C -> pane.selected().copy();
            case V -> pane.selected().paste();
            case A -> pane.selected().all();
            case F -> pane.askSearch();
            case PLUS, EQUALS, ADD -> pane.changeFont(1);
            case MINUS, SUBTRACT -> pane.changeFont(-1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean sizeKey(KeyCode code) {
        switch (code) {
            case PLUS, EQUALS, ADD -> pane.changeFont(1);
            case MINUS, SUBTRACT -> pane.changeFont(-1);
            case DIGIT0, NUMPAD0 -> pane.changeFont(0);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean scrollKey(KeyCode code) {
        switch (code) {
            case PAGE_UP -> pane.rows().scrollPages(-1);
            case PAGE_DOWN -> pane.rows().scrollPages(1);
            case HOME -> pane.rows().scrollTo(0);
            case END -> pane.rows().scrollToNewest();
            case INSERT -> pane.selected().pasteSelected();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean programKey(KeyEvent event) {
        Held held = new Held(event.isShiftDown(), event.isAltDown(), event.isControlDown());
        KeyBytes.Key key = KEYS.get(event.getCode());
        String bytes = "";
        if (key != null) {
            bytes = KeyBytes.of(key, held, pane.modes());
        } else if (event.getCode().isFunctionKey() && number(event.getCode()) <= 12) {
            bytes = KeyBytes.ofFunction(number(event.getCode()), held);
        } else if (event.isControlDown() && sign(event.getCode()) != 0) {
            bytes = KeyBytes.ofControl(sign(event.getCode()), event.isAltDown());
        }
        pane.type(bytes);
        return !bytes.isEmpty();
    }

    /** The number in the name, as in F5. */
    private static int number(KeyCode functionKey) {
        return Integer.parseInt(functionKey.getName().substring(1));
    }

    private static char sign(KeyCode code) {
        if (code.isLetterKey() || (code.isDigitKey() && code.getName().length() == 1)) {
            return code.getName().charAt(0);
        }
        return SIGNS.getOrDefault(code, (char) 0);
    }

    /** Text as the keyboard's layout has it; what Ctrl makes of letters went out when the key was pressed. */
    private void typed(KeyEvent event) {
        String text = event.getCharacter();
        boolean isText = !text.isEmpty()
                && !text.equals(KeyEvent.CHAR_UNDEFINED)
                && text.charAt(0) >= ' '
                && text.charAt(0) != 0x7F;
        // The third level of a layout comes as Ctrl and Alt together on some systems.
        if (isText && event.isControlDown() == event.isAltDown()) {
            pane.type(text);
        } else if (isText && event.isAltDown()) {
            pane.type("\033" + text);
        }
        event.consume();
    }
}
