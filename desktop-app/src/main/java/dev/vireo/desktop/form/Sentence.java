// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.desktop.fx.Texts;
import java.util.List;

/**
 * A text for people that is put into their language only when it is shown.
 *
 * @param english the text as the code has it, with {@code {0}} for arguments
 * @param arguments what stands in those places; a sentence or a moment among them is put into the language too
 */
public record Sentence(String english, List<Object> arguments) {
    /** Nothing to say. */
    public static final Sentence EMPTY = new Sentence("", List.of());

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    /** A text of the program. */
    public static Sentence of(String english, Object... arguments) {
        return new Sentence(english, List.of(arguments));
    }

    /** Words that are no text of ours: a name, an address, or what a server said, which may be known ({@link Texts#said}). */
    public static Sentence verbatim(String words) {
        return words.isEmpty() ? EMPTY : new Sentence("{0}", List.of(words));
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
        return english.isEmpty();
    }
}
