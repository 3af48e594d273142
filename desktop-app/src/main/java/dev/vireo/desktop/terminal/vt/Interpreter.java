// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.Arrays;
import java.util.function.Consumer;

/** Does what control characters and sequences say. What it does not know it passes over. */
final class Interpreter implements Parser.Actions {
    private static final int TAB = 8;

    private final History history;
    private final Answers answers;
    private final ProgramModes modes = new ProgramModes();
    private final boolean[] isLineDrawing = new boolean[4];
    private Screen main;
    private Screen alternate;
    private Screen screen;
    private Saved saved = Saved.START;
    private boolean[] tabs;
    private int charset;
    private int last = ' ';
    private String title = "";

    /** What {@code ESC 7} keeps. */
    private record Saved(int column, int line, long style, boolean isOrigin, boolean isLineDrawing) {
        static final Saved START = new Saved(0, 0, CellStyle.PLAIN, false, false);
    }

    Interpreter(int width, int height, History history, Consumer<String> replies) {
        this.history = history;
        this.answers = new Answers(replies);
        this.main = new Screen(width, height, history);
        this.alternate = new Screen(width, height, null);
        this.screen = main;
        this.tabs = everyEighth(width);
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
        Reflow.wrap(main, history, width, height);
        Reflow.cut(alternate, width, height);
        tabs = everyEighth(width);
    }

    void reset() {
        modes.reset();
        main = new Screen(screen.width(), screen.height(), history);
        alternate = new Screen(screen.width(), screen.height(), null);
        screen = main;
        saved = Saved.START;
        charset = 0;
        Arrays.fill(isLineDrawing, false);
        tabs = everyEighth(screen.width());
    }

    private static boolean[] everyEighth(int width) {
        boolean[] tabs = new boolean[width];
        for (int column = TAB; column < width; column += TAB) {
            tabs[column] = true;
        }
        return tabs;
    }

    @Override
    public void ascii(byte[] bytes, int from, int to) {
        if (isLineDrawing[charset] || modes.inserts) {
            for (int i = from; i < to; i++) {
                character(isLineDrawing[charset] ? LineDrawing.of(bytes[i]) : bytes[i]);
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
            case 0x09 -> tab(1);
            case 0x0A, 0x0B, 0x0C -> {
                if (modes.newLineReturns) {
                    screen.column = 0;
                }
                screen.lineFeed();
            }
            case 0x0D -> screen.moveTo(0, screen.line);
            case 0x0E -> charset = 1;
            case 0x0F -> charset = 0;
            default -> {}
        }
    }

    private void tab(int count) {
        int column = screen.column;
        for (int i = 0; i < count; i++) {
            do {
                column++;
            } while (column < tabs.length && !tabs[column]);
        }
        screen.moveTo(column, screen.line);
    }

    private void tabBack(int count) {
        int column = screen.column;
        for (int i = 0; i < count; i++) {
            do {
                column--;
            } while (column > 0 && !tabs[column]);
        }
        screen.moveTo(column, screen.line);
    }

    @Override
    public void escape(char intermediate, char end) {
        if (intermediate >= '(' && intermediate <= '+') {
            isLineDrawing[intermediate - '('] = end == '0';
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
            case 'H' -> tabs[screen.column] = true;
            case 'M' -> screen.reverseLineFeed();
            case 'c' -> reset();
            case '=' -> modes.hasApplicationKeypad = true;
            case '>' -> modes.hasApplicationKeypad = false;
            case 'Z' -> answers.primaryAttributes();
            default -> {}
        }
    }

    private void fillWithE() {
        for (int line = 0; line < screen.height(); line++) {
            for (int column = 0; column < screen.width(); column++) {
                screen.row(line).codes[column] = 'E';
            }
        }
    }

    private void save() {
        saved = new Saved(screen.column, screen.line, screen.style, modes.isOrigin, isLineDrawing[0]);
    }

    private void restore() {
        screen.style = saved.style;
        modes.isOrigin = saved.isOrigin;
        isLineDrawing[0] = saved.isLineDrawing;
        screen.moveTo(saved.column, saved.line);
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
            case 'I' -> tab(count);
            case 'Z' -> tabBack(count);
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
            case 'K' -> screen.eraseInLine(Math.min(2, sequence.get(0, 0)));
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
        } else {
            screen.eraseInDisplay(Math.min(2, mode));
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
            case 'g' -> clearTabs(sequence.get(0, 0));
            case 'h', 'l' -> modes.setPlain(sequence, end == 'h');
            case 'm' -> screen.style = Rendition.apply(sequence, screen.style);
            case 'n' -> report(sequence.get(0, 0));
            case 'r' -> setMargins(sequence);
            case 's' -> save();
            case 't' -> answers.window(sequence.get(0, 0), screen.width(), screen.height());
            case 'u' -> restore();
            default -> {}
        }
    }

    private void clearTabs(int mode) {
        if (mode == 3) {
            Arrays.fill(tabs, false);
        } else {
            tabs[screen.column] = false;
        }
    }

    private void report(int what) {
        int line = modes.isOrigin ? screen.line - screen.top() : screen.line;
        answers.status(what, screen.column, line);
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
        saved = Saved.START;
        charset = 0;
        Arrays.fill(isLineDrawing, false);
    }

    private void ofPrivate(Sequence sequence, char end) {
        switch (end) {
            case 'h', 'l' -> {
                for (int i = 0; i < sequence.count(); i++) {
                    setPrivate(sequence.get(i, 0), end == 'h');
                }
            }
            case 'J' -> eraseInDisplay(sequence.get(0, 0));
            case 'K' -> screen.eraseInLine(Math.min(2, sequence.get(0, 0)));
            case 'n' -> report(sequence.get(0, 0));
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
                } else {
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
