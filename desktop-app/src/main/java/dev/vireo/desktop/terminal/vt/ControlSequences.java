// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/** Does what {@code ESC [ …} says, as ECMA-48 and xterm have it. */
final class ControlSequences {
    private final Screens screens;
    private final Answers answers;

    ControlSequences(Screens screens, Answers answers) {
        this.screens = screens;
        this.answers = answers;
    }

    void run(Sequence sequence, char end) {
        if (sequence.prefix == 0 && sequence.intermediate == 0) {
            if (!move(sequence, end) && !edit(sequence, end)) {
                other(sequence, end);
            }
        } else if (sequence.prefix == '?' && sequence.intermediate == 0) {
            ofPrivate(sequence, end);
        } else if (sequence.prefix == '>' && end == 'c') {
            answers.secondaryAttributes();
        } else if (sequence.prefix == 0 && sequence.intermediate == '!' && end == 'p') {
            screens.softReset();
        } else if (sequence.prefix == 0 && sequence.intermediate == ' ' && end == 'q') {
            screens.modes.cursorShape = CursorShape.of(sequence.get(0, 0));
        }
    }

    private boolean move(Sequence sequence, char end) {
        int count = sequence.atLeastOne(0);
        Screen screen = screens.shown();
        switch (end) {
            case 'A', 'k' -> screen.moveVertically(-count);
            case 'B' -> screen.moveVertically(count);
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
            case 'H', 'f' -> screens.moveTo(sequence.atLeastOne(1) - 1, count - 1);
            case 'I' -> screen.column = screens.tabs.after(screen.column, count);
            case 'Z' -> screen.moveTo(screens.tabs.before(screen.column, count), screen.line);
            case 'd' -> screens.moveTo(screen.column, count - 1);
            case 'e' -> screens.moveTo(screen.column, screens.line() + count);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean edit(Sequence sequence, char end) {
        int count = sequence.atLeastOne(0);
        Screen screen = screens.shown();
        switch (end) {
            case '@' -> screen.insertCharacters(count);
            case 'J' -> eraseInDisplay(sequence.get(0, 0));
            case 'K' -> eraseInLine(sequence.get(0, 0));
            case 'L' -> screen.insertLines(count);
            case 'M' -> screen.deleteLines(count);
            case 'P' -> screen.deleteCharacters(count);
            case 'S' -> screen.scrollUp(count);
            case 'T', '^' -> {
                if (sequence.count() == 1) { // more of them have to do with the mouse
                    screen.scrollDown(count);
                }
            }
            case 'X' -> screen.eraseCharacters(count);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void eraseInDisplay(int mode) {
        if (mode == 3) {
            screens.forgetPast();
        } else if (mode < 3) {
            screens.shown().eraseInDisplay(mode);
        }
    }

    private void eraseInLine(int mode) {
        if (mode < 3) {
            screens.shown().eraseInLine(mode);
        }
    }

    private void other(Sequence sequence, char end) {
        Screen screen = screens.shown();
        switch (end) {
            case 'c' -> answers.primaryAttributes();
            case 'g' -> screens.tabs.clear(sequence.get(0, 0), screen.column);
            case 'h', 'l' -> screens.modes.setPlain(sequence, end == 'h');
            case 'm' -> screen.style = Rendition.apply(sequence, screen.style);
            case 'n' -> answers.status(sequence.get(0, 0), "", screen.column, screens.line());
            case 'r' -> setMargins(sequence);
            case 's' -> screens.save();
            case 't' -> answers.window(sequence.get(0, 0), screen.width(), screen.height());
            case 'u' -> screens.restore();
            default -> {}
        }
    }

    private void setMargins(Sequence sequence) {
        int height = screens.shown().height();
        int bottom = sequence.get(1, 0);
        int last = bottom == 0 ? height - 1 : Math.min(bottom, height) - 1;
        if (screens.shown().setMargins(sequence.atLeastOne(0) - 1, last)) {
            screens.moveTo(0, 0);
        }
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
            case 'n' -> answers.status(sequence.get(0, 0), "?", screens.shown().column, screens.line());
            default -> {}
        }
    }

    private void setPrivate(int mode, boolean on) {
        switch (mode) {
            case 6 -> {
                screens.modes.isOrigin = on;
                screens.moveTo(0, 0);
            }
            case 47 -> screens.use(on);
            case 1047 -> {
                if (!on && screens.isAlternate()) {
                    screens.shown().eraseInDisplay(2);
                }
                screens.use(on);
            }
            case 1048 -> {
                if (on) {
                    screens.save();
                } else {
                    screens.restore();
                }
            }
            case 1049 -> {
                if (on) {
                    beginAlternate();
                } else if (screens.isAlternate()) { // nobody is sent to a place that was never left
                    screens.use(false);
                    screens.restore();
                }
            }
            default -> screens.modes.setPrivate(mode, on);
        }
    }

    private void beginAlternate() {
        screens.save();
        screens.use(true);
        screens.shown().eraseInDisplay(2);
    }
}
