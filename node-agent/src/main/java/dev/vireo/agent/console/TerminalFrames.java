// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.agent.host.WindowSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a terminal's viewer sends: {@code 0:LENGTH:DATA} is typed, {@code 1:COLUMNS:ROWS:} is a new size, {@code 2}
 * says that the viewer is still there. Messages may cut frames anywhere.
 */
final class TerminalFrames {
    private static final int LONGEST_HEAD = 16;

    private final Target target;
    private final StringBuilder head = new StringBuilder();
    private int dataLeft;

    TerminalFrames(Target target) {
        this.target = target;
    }

    /** Who is told. */
    interface Target {
        /** Something was typed. */
        void typed(byte[] bytes, int offset, int length) throws IOException;

        /** The viewer shows that much now. */
        void resized(WindowSize size);
    }

    /**
     * Takes the next bytes.
     *
     * @throws IOException if they are no frames, or the target throws it
     */
    void take(byte[] bytes) throws IOException {
        int position = 0;
        while (position < bytes.length) {
            if (dataLeft > 0) {
                int count = Math.min(dataLeft, bytes.length - position);
                target.typed(bytes, position, count);
                dataLeft -= count;
                position += count;
            } else {
                takeHead((char) (bytes[position] & 0xFF));
                position++;
            }
        }
    }

    private void takeHead(char next) throws IOException {
        head.append(next);
        String text = head.toString();
        if (text.equals("2")) {
            head.setLength(0);
        } else if (!"0:".startsWith(text.substring(0, Math.min(2, text.length())))
                && !"1:".startsWith(text.substring(0, Math.min(2, text.length())))) {
            throw broken();
        } else if (next == ':' && text.length() > 2) {
            takeField(text);
        } else if ((text.length() > 2 && (next < '0' || next > '9')) || text.length() > LONGEST_HEAD) {
            throw broken();
        }
    }

    private void takeField(String text) throws IOException {
        String[] fields = text.split(":", -1);
        if (fields[0].equals("0")) {
            dataLeft = number(fields[1]);
            head.setLength(0);
        } else if (fields.length == 4) {
            target.resized(new WindowSize(sized(fields[1]), sized(fields[2])));
            head.setLength(0);
        }
    }

    private int sized(String text) throws IOException {
        return Math.max(1, Math.min(WindowSize.LARGEST, number(text)));
    }

    private int number(String text) throws IOException {
        if (text.isEmpty() || text.length() > 8) {
            throw broken();
        }
        return Integer.parseInt(text);
    }

    private IOException broken() {
        byte[] seen = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        return new IOException("a terminal's viewer sends 0:LENGTH:DATA, 1:COLUMNS:ROWS: or 2 - got " + seen.length
                + " bytes of something else");
    }
}
