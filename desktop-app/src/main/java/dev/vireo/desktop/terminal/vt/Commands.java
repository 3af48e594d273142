// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.function.Consumer;

/**
 * Does what {@code ESC ] …} says: titles, links and questions for colours. The clipboard (52) is neither read nor written, whatever
 * the program on the other machine asks for: what is in it may be a password, and what is pasted later may be a command.
 */
final class Commands {
    private static final int LONGEST_TITLE = 200;

    private final Answers answers;
    private final Consumer<String> link;
    private String title = "";

    /** @param link is told where what is written next leads; an empty text for nowhere */
    Commands(Answers answers, Consumer<String> link) {
        this.answers = answers;
        this.link = link;
    }

    String title() {
        return title;
    }

    void reset() {
        title = "";
    }

    void run(String text) {
        int semicolon = text.indexOf(';');
        if (semicolon < 0) {
            return;
        }
        String rest = text.substring(semicolon + 1);
        switch (text.substring(0, semicolon)) {
            case "0", "2" -> title = shown(rest);
            case "8" -> link.accept(rest.substring(rest.indexOf(';') + 1));
            case "10", "11" -> {
                if (rest.equals("?")) {
                    answers.colour(text.substring(0, semicolon));
                }
            }
            default -> {}
        }
    }

    /** A title is text of one line, whatever a program puts there. */
    private static String shown(String wanted) {
        String line = wanted.replaceAll("\\p{C}", "");
        return line.codePointCount(0, line.length()) <= LONGEST_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE));
    }
}
