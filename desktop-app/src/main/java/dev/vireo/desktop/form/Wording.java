// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.desktop.fx.Texts;
import java.util.Optional;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;

/** Puts sentences into the user's language. */
public record Wording(Texts texts) {
    /** The sentence in the present language. */
    public String say(Sentence sentence) {
        Object[] arguments = sentence.arguments().stream()
                .map(argument -> argument instanceof Sentence part ? say(part) : argument)
                .toArray();
        return texts.get(sentence.english(), arguments);
    }

    /** The sentence, always in the present language. */
    public StringBinding bind(Sentence sentence) {
        return texts.computed(() -> say(sentence));
    }

    /** The sentence of the moment, always in the present language. */
    public StringBinding bind(ObservableValue<Sentence> sentence) {
        return texts.computed(() -> say(sentence.getValue()), sentence);
    }

    /** The sentence of the moment if there is one, else an empty text. */
    public StringBinding bindOptional(ObservableValue<Optional<Sentence>> sentence) {
        return texts.computed(() -> sentence.getValue().map(this::say).orElse(""), sentence);
    }
}
