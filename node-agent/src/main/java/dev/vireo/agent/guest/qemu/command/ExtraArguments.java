// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits the key {@code args} as a shell would, without any of a shell's other powers. */
final class ExtraArguments {
    private static final char NONE = 0;

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isWord;
    private char quote = NONE;

    private ExtraArguments() {}

    static List<String> of(Optional<String> text) {
        ExtraArguments splitter = new ExtraArguments();
        text.ifPresent(splitter::split);
        return List.copyOf(splitter.words);
    }

    private void split(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                append(text.charAt(++i));
            } else {
                take(c);
            }
        }
        if (quote != NONE) {
            throw new InvalidValueException("args: a quotation mark " + quote + " is not closed");
        }
        endWord();
    }

    private void take(char c) {
        if (quote == c) {
            quote = NONE;
        } else if (quote == NONE && (c == '"' || c == '\'')) {
            quote = c;
            isWord = true;
        } else if (quote == NONE && Character.isWhitespace(c)) {
            endWord();
        } else {
            append(c);
        }
    }

    private void append(char c) {
        word.append(c);
        isWord = true;
    }

    private void endWord() {
        if (isWord) {
            words.add(word.toString());
            word.setLength(0);
            isWord = false;
        }
    }
}
