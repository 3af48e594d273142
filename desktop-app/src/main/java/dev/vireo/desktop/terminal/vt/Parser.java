// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Divides a stream of UTF-8 into text, control characters and control sequences; either may be cut anywhere. */
final class Parser {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int LONGEST_STRING = 4096;
    private static final int ESC = 0x1B;

    private final Actions actions;
    private final Sequence sequence = new Sequence();
    private State state = State.GROUND;
    private byte[] string = new byte[256];
    private int stringLength;
    private int code;
    private int codeLeft;
    private int smallest;

    private enum State {
        GROUND,
        ESCAPE,
        ESCAPE_INTERMEDIATE,
        PARAMETERS,
        IGNORED,
        COMMAND,
        COMMAND_ESCAPE,
        STRING,
        STRING_ESCAPE
    }

    /** What is done about what is read. */
    interface Actions {
        /** Printable ASCII. */
        void ascii(byte[] bytes, int from, int to);

        /** One character beyond ASCII. */
        void character(int code);

        /** A control character below 0x20. */
        void control(int code);

        /** ESC, perhaps an intermediate byte, and a final one. */
        void escape(char intermediate, char last);

        /** ESC [, parameters and a final byte. */
        void sequence(Sequence sequence, char last);

        /** ESC ], a number and a text. */
        void command(String text);
    }

    Parser(Actions actions) {
        this.actions = actions;
        sequence.reset();
    }

    /** Reads on. */
    void feed(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to) {
            if (state == State.GROUND && codeLeft == 0) {
                int end = endOfAscii(bytes, position, to);
                if (end > position) {
                    actions.ascii(bytes, position, end);
                    position = end;
                    continue;
                }
            }
            step(bytes[position++] & 0xFF);
        }
    }

    private static int endOfAscii(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] >= 0x20 && bytes[end] < 0x7F) {
            end++;
        }
        return end;
    }

    private void step(int next) {
        if (state == State.GROUND && (codeLeft > 0 || next >= 0x80)) {
            decode(next);
        } else if (state.compareTo(State.COMMAND) >= 0) {
            stepString(next);
        } else if (next == ESC) {
            state = State.ESCAPE;
            sequence.reset();
        } else if (next == 0x18 || next == 0x1A) {
            state = State.GROUND;
        } else if (next < 0x20) {
            actions.control(next);
        } else {
            stepSequence((char) next);
        }
    }

    private void decode(int next) {
        if (codeLeft > 0) {
            if ((next & 0xC0) == 0x80) {
                code = (code << 6) | (next & 0x3F);
                if (--codeLeft == 0) {
                    actions.character(isValid() ? code : REPLACEMENT);
                }
                return;
            }
            codeLeft = 0;
            actions.character(REPLACEMENT);
            step(next);
        } else if (next >= 0xC2 && next < 0xF5) {
            codeLeft = next >= 0xF0 ? 3 : next >= 0xE0 ? 2 : 1;
            smallest = codeLeft == 3 ? 0x10000 : codeLeft == 2 ? 0x800 : 0x80;
            code = next & (0x3F >> codeLeft);
        } else {
            actions.character(REPLACEMENT);
        }
    }

    private boolean isValid() {
        return code >= smallest && code <= Character.MAX_CODE_POINT && (code < 0xD800 || code > 0xDFFF) && code >= 0xA0;
    }

    private void stepSequence(char next) {
        switch (state) {
            case ESCAPE -> beginSequence(next);
            case ESCAPE_INTERMEDIATE -> {
                if (next >= 0x30) {
                    state = State.GROUND;
                    actions.escape(sequence.intermediate, next);
                }
            }
            case PARAMETERS -> stepParameters(next);
            case IGNORED -> {
                if (next >= 0x40) {
                    state = State.GROUND;
                }
            }
            case GROUND -> {
                if (next < 0x7F) {
                    actions.character(next);
                }
            }
            case COMMAND, COMMAND_ESCAPE, STRING, STRING_ESCAPE -> throw new IllegalStateException("a string is read");
        }
    }

    private void beginSequence(char next) {
        switch (next) {
            case '[' -> state = State.PARAMETERS;
            case ']' -> {
                state = State.COMMAND;
                stringLength = 0;
            }
            case 'P', 'X', '^', '_' -> state = State.STRING;
            default -> {
                if (next < 0x30) {
                    sequence.intermediate = next;
                    state = State.ESCAPE_INTERMEDIATE;
                } else {
                    state = State.GROUND;
                    actions.escape((char) 0, next);
                }
            }
        }
    }

    private void stepParameters(char next) {
        if (next >= '0' && next <= '9') {
            sequence.digit(next - '0');
        } else if (next == ';' || next == ':') {
            sequence.separator(next == ':');
        } else if (next >= '<' && next <= '?') {
            sequence.prefix = next;
        } else if (next < 0x30) {
            sequence.intermediate = next;
        } else if (next < 0x7F) {
            state = State.GROUND;
            actions.sequence(sequence, next);
        } else {
            state = State.IGNORED;
        }
    }

    /** Strings end with BEL or with ESC and a backslash; a new sequence ends them too. */
    private void stepString(int next) {
        boolean isCommand = state == State.COMMAND || state == State.COMMAND_ESCAPE;
        if (state == State.COMMAND_ESCAPE || state == State.STRING_ESCAPE) {
            endString(isCommand);
            if (next != '\\') {
                state = State.ESCAPE;
                sequence.reset();
                step(next);
            }
        } else if (next == ESC) {
            state = isCommand ? State.COMMAND_ESCAPE : State.STRING_ESCAPE;
        } else if (next == 0x07 || next == 0x18 || next == 0x1A) {
            endString(isCommand && next == 0x07);
        } else if (isCommand && stringLength < LONGEST_STRING) {
            if (stringLength == string.length) {
                string = Arrays.copyOf(string, stringLength * 2);
            }
            string[stringLength++] = (byte) next;
        }
    }

    private void endString(boolean isCommand) {
        state = State.GROUND;
        if (isCommand) {
            actions.command(new String(string, 0, stringLength, StandardCharsets.UTF_8));
        }
    }
}
