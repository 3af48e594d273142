// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;

/** Puts sentences into the user's language. */
public record Wording(Texts texts) {
    /** The sentence in the present language. */
    public String say(Sentence sentence) {
        Object[] arguments = sentence.arguments().stream().map(this::sayPart).toArray();
        return texts.get(sentence.english(), arguments);
    }

    /** A name stays as it is, a moment is written as dates are; what a server said is put into the user's language if it is known. */
    private Object sayPart(Object argument) {
        if (argument instanceof Sentence part) {
            return say(part);
        }
        if (argument instanceof Instant moment) {
            return new Quantities(texts).dateTime(moment);
        }
        return argument instanceof String words ? texts.said(words) : argument;
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
