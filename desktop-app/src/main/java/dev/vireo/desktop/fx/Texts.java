// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * Texts in the language of the user. They stand in English in the code and are looked up by that. A text holds
 * {@code {0}}, {@code {1}}, … for its arguments, and forms for the first argument's number divided by {@code |}:
 * {@code "{0} guest|{0} guests"}. A text that no language file holds is shown in English.
 */
public final class Texts {
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>(this, "language", Language.ENGLISH);
    private final Map<String, String> russian = RussianTexts.load();
    private final KnownAnswers answers = new KnownAnswers(RussianTexts.answers());

    /** Marks a text that is looked up elsewhere, such as the title of a tab, so that its translation is asked for. */
    public static String text(String english) {
        return english;
    }

    /**
     * The text, always in the present language.
     *
     * @param arguments values, or observable ones, which the text follows
     */
    public StringBinding bind(String english, Object... arguments) {
        List<Observable> followed = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof ObservableValue<?> observable) {
                followed.add(observable);
            }
        }
        return computed(() -> get(english, arguments), followed.toArray(Observable[]::new));
    }

    /** The text in the present language. */
    public String get(String english, Object... arguments) {
        String pattern = language.get() == Language.RUSSIAN ? russian.getOrDefault(english, english) : english;
        return TextPattern.fill(pattern, language.get(), arguments);
    }

    /**
     * What a server or a library said, in the present language as far as these words are known; else as they were said.
     *
     * @param words English ones
     */
    public String said(String words) {
        return switch (language.get()) {
            case ENGLISH -> words;
            case RUSSIAN -> answers.russian(words);
        };
    }

    /** What a function says, asked anew when the language or a dependency changes. */
    public StringBinding computed(Supplier<String> text, Observable... dependencies) {
        Observable[] all = new Observable[dependencies.length + 1];
        all[0] = language;
        System.arraycopy(dependencies, 0, all, 1, dependencies.length);
        return Bindings.createStringBinding(text::get, all);
    }

    /** Whether a Russian text is there. */
    public boolean hasRussian(String english) {
        return russian.containsKey(english);
    }

    /** The language; setting it changes every bound text at once. */
    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /** The present language. */
    public Language language() {
        return language.get();
    }
}
