// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.Arrays;
import java.util.function.Consumer;

/** Does what control characters and sequences say. What it does not know it passes over. */
final class Interpreter implements Parser.Actions {
    private final History history;
    private final Answers answers;
    private final ProgramModes modes = new ProgramModes();
    private final TabStops tabs;
    private Screen main;
    private Screen alternate;
    private Screen screen;
    private Charsets charsets = Charsets.ASCII;
    private int last = ' ';
    private String title = "";

    Interpreter(int width, int height, History history, Consumer<String> replies) {
        this.history = history;
        this.answers = new Answers(replies);
        this.main = new Screen(width, height, history);
        this.alternate = new Screen(width, height, null);
        this.screen = main;
        this.tabs = new TabStops(width);
    }

    Screen screen() {
        return screen;
    }

    String title() {
        return title;
    }

    boolean isCursorVisible() {
        return modes.isCursorVisible;
    }

    boolean isInverse() {
        return modes.isInverse;
    }

    Modes modes() {
        return modes.forWindow(screen == alternate);
    }

    void setColours(int foreground, int background) {
        answers.setColours(foreground, background);
    }

    void resize(int width, int height) {
        if (width == screen.width() && height == screen.height()) {
            return;
        }
        // A full-screen program has saved where the shell's cursor was: the shell's text moves, and that place with it.
        boolean isLeft = screen == alternate && main.saved.isAtCursorOf(main);
        Reflow.wrap(main, history, width, height);
        Reflow.cut(alternate, width, height);
        if (isLeft) {
            main.saved = main.saved.atCursorOf(main);
        }
        tabs.reset(width);
    }

    void reset() {
        modes.reset();
        main = new Screen(screen.width(), screen.height(), history);
        alternate = new Screen(screen.width(), screen.height(), null);
        screen = main;
        charsets = Charsets.ASCII;
        tabs.reset(screen.width());
    }

    @Override
    public void ascii(byte[] bytes, int from, int to) {
        if (charsets.drawsLines() || modes.inserts) {
            for (int i = from; i < to; i++) {
                character(charsets.drawsLines() ? LineDrawing.of(bytes[i]) : bytes[i]);
            }
        } else {
            screen.writeAscii(bytes, from, to, modes.wraps);
            last = bytes[to - 1];
        }
    }

    @Override
    public void character(int code) {
        screen.write(code, modes.wraps, modes.inserts);
        last = code;
    }

    @Override
    public void control(int code) {
        switch (code) {
            case 0x08 -> screen.moveTo(screen.column - 1, screen.line);
            case 0x09 -> screen.moveTo(tabs.after(screen.column, 1), screen.line);
            case 0x0A, 0x0B, 0x0C -> {
                if (modes.newLineReturns) {
                    screen.column = 0;
                }
                screen.lineFeed();
            }
            case 0x0D -> screen.moveTo(0, screen.line);
            case 0x0E -> charsets = charsets.using(1);
            case 0x0F -> charsets = charsets.using(0);
            default -> {}
        }
    }

    @Override
    public void escape(char intermediate, char end) {
        if (intermediate >= '(' && intermediate <= '+') {
            charsets = charsets.with(intermediate - '(', end);
        } else if (intermediate == '#' && end == '8') {
            fillWithE();
        } else if (intermediate == 0) {
            plainEscape(end);
        }
    }

    private void plainEscape(char end) {
        switch (end) {
            case '7' -> save();
            case '8' -> restore();
            case 'D' -> screen.lineFeed();
            case 'E' -> {
                screen.column = 0;
                screen.lineFeed();
            }
            case 'H' -> tabs.set(screen.column);
            case 'M' -> screen.reverseLineFeed();
            case 'c' -> reset();
            case '=' -> modes.hasApplicationKeypad = true;
            case '>' -> modes.hasApplicationKeypad = false;
            case 'Z' -> answers.primaryAttributes();
            default -> {}
        }
    }

    private void fillWithE() {
        screen.resetMargins();
        for (int line = 0; line < screen.height(); line++) {
            screen.row(line).clear(CellStyle.PLAIN);
            Arrays.fill(screen.row(line).codes, 'E');
        }
        screen.moveTo(0, 0);
    }

    private void save() {
        screen.saved = new SavedCursor(
                screen.column, screen.line, screen.isWrapPending, screen.style, modes.isOrigin, charsets);
    }

    private void restore() {
        SavedCursor saved = screen.saved;
        screen.style = saved.style();
        modes.isOrigin = saved.isOrigin();
        charsets = saved.charsets();
        screen.moveTo(saved.column(), saved.line());
        screen.isWrapPending = saved.isWrapPending() && screen.column == screen.width() - 1;
    }

    @Override
    public void sequence(Sequence sequence, char end) {
        if (sequence.prefix == 0 && sequence.intermediate == 0) {
            if (!move(sequence, end) && !edit(sequence, end)) {
                other(sequence, end);
            }
        } else if (sequence.prefix == '?' && sequence.intermediate == 0) {
            ofPrivate(sequence, end);
        } else if (sequence.prefix == '>' && end == 'c') {
            answers.secondaryAttributes();
        } else if (sequence.prefix == 0 && sequence.intermediate == '!' && end == 'p') {
            softReset();
        }
    }

    private boolean move(Sequence sequence, char end) {
        int count = sequence.atLeastOne(0);
        switch (end) {
            case 'A', 'k' -> screen.moveVertically(-count);
            case 'B', 'e' -> screen.moveVertically(count);
            case 'C', 'a' -> screen.moveTo(screen.column + count, screen.line);
            case 'D', 'j' -> screen.moveTo(screen.column - count, screen.line);
            case 'E' -> {
                screen.moveVertically(count);
                screen.column = 0;
            }
            case 'F' -> {
                screen.moveVertically(-count);
                screen.column = 0;
            }
            case 'G', '`' -> screen.moveTo(count - 1, screen.line);
            case 'H', 'f' -> moveTo(sequence.atLeastOne(1) - 1, count - 1);
            case 'I' -> screen.moveTo(tabs.after(screen.column, count), screen.line);
            case 'Z' -> screen.moveTo(tabs.before(screen.column, count), screen.line);
            case 'd' -> moveTo(screen.column, count - 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void moveTo(int column, int line) {
        int row = modes.isOrigin ? Math.min(screen.bottom(), line + screen.top()) : line;
        screen.moveTo(column, row);
    }

    private boolean edit(Sequence sequence, char end) {
        int count = sequence.atLeastOne(0);
        switch (end) {
            case '@' -> screen.insertCharacters(count);
            case 'J' -> eraseInDisplay(sequence.get(0, 0));
            case 'K' -> eraseInLine(sequence.get(0, 0));
            case 'L' -> screen.insertLines(count);
            case 'M' -> screen.deleteLines(count);
            case 'P' -> screen.deleteCharacters(count);
            case 'S' -> screen.scrollUp(count);
            case 'T' -> screen.scrollDown(count);
            case 'X' -> screen.eraseCharacters(count);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void eraseInDisplay(int mode) {
        if (mode == 3) {
            history.clear();
        } else if (mode < 3) {
            screen.eraseInDisplay(mode);
        }
    }

    private void eraseInLine(int mode) {
        if (mode < 3) {
            screen.eraseInLine(mode);
        }
    }

    private void other(Sequence sequence, char end) {
        switch (end) {
            case 'b' -> {
                for (int i = 0; i < Math.min(sequence.atLeastOne(0), screen.width() * screen.height()); i++) {
                    character(last);
                }
            }
            case 'c' -> answers.primaryAttributes();
            case 'g' -> tabs.clear(sequence.get(0, 0), screen.column);
            case 'h', 'l' -> modes.setPlain(sequence, end == 'h');
            case 'm' -> screen.style = Rendition.apply(sequence, screen.style);
            case 'n' -> report(sequence.get(0, 0), "");
            case 'r' -> setMargins(sequence);
            case 's' -> save();
            case 't' -> answers.window(sequence.get(0, 0), screen.width(), screen.height());
            case 'u' -> restore();
            default -> {}
        }
    }

    private void report(int what, String mark) {
        int line = modes.isOrigin ? screen.line - screen.top() : screen.line;
        answers.status(what, mark, screen.column, line);
    }

    private void setMargins(Sequence sequence) {
        int first = sequence.atLeastOne(0) - 1;
        int bottom = sequence.get(1, 0);
        screen.setMargins(first, bottom == 0 ? screen.height() - 1 : Math.min(bottom, screen.height()) - 1);
        moveTo(0, 0);
    }

    private void softReset() {
        modes.reset();
        screen.resetMargins();
        screen.style = CellStyle.PLAIN;
        screen.saved = SavedCursor.START;
        charsets = Charsets.ASCII;
    }

    private void ofPrivate(Sequence sequence, char end) {
        switch (end) {
            case 'h', 'l' -> {
                for (int i = 0; i < sequence.count(); i++) {
                    setPrivate(sequence.get(i, 0), end == 'h');
                }
            }
            case 'J' -> eraseInDisplay(sequence.get(0, 0));
            case 'K' -> eraseInLine(sequence.get(0, 0));
            case 'n' -> report(sequence.get(0, 0), "?");
            default -> {}
        }
    }

    private void setPrivate(int mode, boolean on) {
        switch (mode) {
            case 6 -> {
                modes.isOrigin = on;
                moveTo(0, 0);
            }
            case 47, 1047 -> useAlternate(on, mode == 1047 && !on);
            case 1048 -> {
                if (on) {
                    save();
                } else {
                    restore();
                }
            }
            case 1049 -> {
                if (on) {
                    save();
                    useAlternate(true, true);
                } else if (screen == alternate) { // nobody is sent to a place that was never left
                    useAlternate(false, false);
                    restore();
                }
            }
            default -> modes.setPrivate(mode, on);
        }
    }

    private void useAlternate(boolean on, boolean clears) {
        if (clears) {
            alternate.style = screen.style;
            alternate.eraseInDisplay(2);
        }
        Screen next = on ? alternate : main;
        if (next != screen) {
            next.style = screen.style;
            next.moveTo(screen.column, screen.line);
            next.resetMargins();
            screen = next;
        }
    }

    @Override
    public void command(String text) {
        int semicolon = text.indexOf(';');
        if (semicolon < 0) {
            return;
        }
        String rest = text.substring(semicolon + 1);
        switch (text.substring(0, semicolon)) {
            case "0", "2" -> title = rest;
            case "10", "11" -> {
                if (rest.equals("?")) {
                    answers.colour(text.substring(0, semicolon));
                }
            }
            default -> {}
        }
    }
}
