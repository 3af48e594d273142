// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.Locale;
import java.util.function.Consumer;

/** What the terminal answers when a program asks it. */
final class Answers {
    private final Consumer<String> replies;
    private int foreground = 0xFFFFFF;
    private int background;

    Answers(Consumer<String> replies) {
        this.replies = replies;
    }

    void setColours(int newForeground, int newBackground) {
        foreground = newForeground;
        background = newBackground;
    }

    /** A VT220 with colours. */
    void primaryAttributes() {
        replies.accept("\033[?62;22c");
    }

    void secondaryAttributes() {
        replies.accept("\033[>1;10;0c");
    }

    /**
     * Says how it stands.
     *
     * @param what 5 for whether all is well, 6 for where the cursor is
     * @param mark what stood before the question's number: {@code ?} or nothing; the place has it too
     */
    void status(int what, String mark, int column, int line) {
        if (what == 5) {
            replies.accept("\033[0n");
        } else if (what == 6) {
            replies.accept("\033[" + mark + (line + 1) + ";" + (column + 1) + "R");
        }
    }

    /** @param what 18 for the size in characters */
    void window(int what, int width, int height) {
        if (what == 18) {
            replies.accept("\033[8;" + height + ";" + width + "t");
        }
    }

    /** @param command 10 for the text's colour, 11 for the background's */
    void colour(String command) {
        int colour = command.equals("10") ? foreground : background;
        replies.accept(String.format(
                Locale.ROOT,
                "\033]%s;rgb:%02x%<02x/%02x%<02x/%02x%<02x\033\\",
                command,
                (colour >> 16) & 0xFF,
                (colour >> 8) & 0xFF,
                colour & 0xFF));
    }
}
