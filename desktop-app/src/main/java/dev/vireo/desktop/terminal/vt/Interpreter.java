// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.Arrays;
import java.util.function.Consumer;

/** Does what text, control characters and short sequences say, and gives longer ones on. What it does not know it passes over. */
final class Interpreter implements Parser.Actions {
    private static final int NONE = -1;

    private final Screens screens;
    private final Answers answers;
    private final ControlSequences sequences;
    private final Commands commands;
    /** What {@code ESC [ b} repeats: a character, until anything else comes. */
    private int last = NONE;

    Interpreter(int width, int height, History history, Consumer<String> replies) {
        this.screens = new Screens(width, height, history);
        this.answers = new Answers(replies);
        this.sequences = new ControlSequences(screens, answers);
        this.commands = new Commands(answers, screens::link);
    }

    Screen screen() {
        return screens.shown();
    }

    String title() {
        return commands.title();
    }

    boolean isCursorVisible() {
        return screens.modes.isCursorVisible;
    }

    CursorShape cursorShape() {
        return screens.modes.cursorShape;
    }

    String address(int link) {
        return screens.address(link);
    }

    boolean isInverse() {
        return screens.modes.isInverse;
    }

    Modes modes() {
        return screens.modes.forWindow(screens.isAlternate());
    }

    void setColours(int foreground, int background) {
        answers.setColours(foreground, background);
    }

    void resize(int width, int height) {
        screens.resize(width, height);
    }

    void reset() {
        screens.reset();
        commands.reset();
        last = NONE;
    }

    @Override
    public void ascii(byte[] bytes, int from, int to) {
        boolean drawsLines = screens.charsets.drawsLines();
        if (!drawsLines && !screens.modes.inserts) {
            screens.shown().writer().writeAscii(bytes, from, to, screens.modes.wraps);
            last = bytes[to - 1];
        } else {
            for (int i = from; i < to; i++) {
                character(drawsLines ? LineDrawing.of(bytes[i]) : bytes[i]);
            }
        }
    }

    @Override
    public void character(int code) {
        screens.shown().writer().write(code, screens.modes.wraps, screens.modes.inserts);
        last = code;
    }

    @Override
    public void control(int code) {
        last = NONE;
        Screen screen = screens.shown();
        switch (code) {
            case 0x08 -> screen.moveTo(screen.column - 1, screen.line);
            case 0x09 -> screen.column = screens.tabs.after(screen.column, 1);
            case 0x0A, 0x0B, 0x0C -> {
                screen.lineFeed();
                if (screens.modes.newLineReturns) {
                    screen.column = 0;
                }
            }
            case 0x0D -> screen.moveTo(0, screen.line);
            case 0x0E -> screens.charsets = screens.charsets.using(1);
            case 0x0F -> screens.charsets = screens.charsets.using(0);
            default -> {}
        }
    }

    @Override
    public void escape(char intermediate, char end) {
        last = NONE;
        if (intermediate >= '(' && intermediate <= '+') {
            screens.charsets = screens.charsets.with(intermediate - '(', end);
        } else if (intermediate == '#' && end == '8') {
            fillWithE();
        } else if (intermediate == 0) {
            plainEscape(end);
        }
    }

    private void plainEscape(char end) {
        Screen screen = screens.shown();
        switch (end) {
            case '7' -> screens.save();
            case '8' -> screens.restore();
            case 'D' -> screen.lineFeed();
            case 'E' -> {
                screen.lineFeed();
                screen.column = 0;
            }
            case 'H' -> screens.tabs.set(screen.column);
            case 'M' -> screen.reverseLineFeed();
            case 'c' -> reset();
            case 'n' -> screens.charsets = screens.charsets.using(2);
            case 'o' -> screens.charsets = screens.charsets.using(3);
            case '=' -> screens.modes.hasApplicationKeypad = true;
            case '>' -> screens.modes.hasApplicationKeypad = false;
            case 'Z' -> answers.primaryAttributes();
            default -> {}
        }
    }

    private void fillWithE() {
        Screen screen = screens.shown();
        screen.resetMargins();
        for (int line = 0; line < screen.height(); line++) {
            screen.row(line).clear(CellStyle.PLAIN);
            Arrays.fill(screen.row(line).codes, 'E');
        }
        screen.moveTo(0, 0);
    }

    @Override
    public void sequence(Sequence sequence, char end) {
        boolean repeats = end == 'b' && sequence.prefix == 0 && sequence.intermediate == 0;
        if (repeats && last != NONE) {
            int most = screens.shown().width() * screens.shown().height();
            for (int i = 0; i < Math.min(sequence.atLeastOne(0), most); i++) {
                character(last);
            }
        } else {
            last = NONE;
            sequences.run(sequence, end);
        }
    }

    @Override
    public void command(String text) {
        last = NONE;
        commands.run(text);
    }
}
