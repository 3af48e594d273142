// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.model.option.Options;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A field that stands for one key of a configuration or one part of a property string. What nobody touches is stored as
 * it was written, also in a form that this program would not have chosen; a field that is not shown has no key.
 */
public final class Setting implements Binding {
    private final String key;
    private final Field field;
    private final Supplier<String> written;
    private final Consumer<String> show;
    private final boolean always;
    private String loaded = "";
    private boolean fresh = true;

    private Setting(String key, Field field, Supplier<String> written, Consumer<String> show, boolean always) {
        this.key = key;
        this.field = field;
        this.written = written;
        this.show = show;
        this.always = always;
    }

    /** A typed value; an empty field is an absent key. */
    public static Setting of(String key, InputField<?> field) {
        return new Setting(key, field, field::formatted, field.textProperty()::set, false);
    }

    /** A typed value whose absence shows as {@code byDefault}. */
    public static Setting of(String key, InputField<?> field, String byDefault) {
        return new Setting(
                key,
                field,
                field::formatted,
                text -> field.textProperty().set(text.isEmpty() ? byDefault : text),
                false);
    }

    /** A switch; standing as by default it is an absent key. */
    public static Setting of(String key, FlagField field, boolean byDefault) {
        return new Setting(
                key,
                field,
                () -> field.onProperty().get() == byDefault
                        ? ""
                        : field.onProperty().get() ? "1" : "0",
                text -> field.onProperty().set(text.isEmpty() ? byDefault : text.matches("1|on|yes|true")),
                false);
    }

    /** A word; the choice with the empty word is an absent key, and so is {@code byDefault}. */
    public static Setting of(String key, ChoiceField<String> field, String byDefault) {
        return new Setting(
                key,
                field,
                () -> field.value().filter(word -> !word.equals(byDefault)).orElse(""),
                text -> choose(field, text.isEmpty() ? byDefault : text),
                false);
    }

    /** Any field, with how its value is written and shown; an empty text is an absent key. */
    public static Setting of(String key, Field field, Supplier<String> written, Consumer<String> show) {
        return new Setting(key, field, written, show, false);
    }

    /** A word that a configuration holds and this program does not know becomes a choice of its own. */
    private static void choose(ChoiceField<String> field, String word) {
        if (word.isEmpty()) {
            field.choose(word);
        } else {
            field.chooseOrAdd(Choice.of(word, Sentence.verbatim(word)));
        }
    }

    /** Those options with each key set as its field says. */
    public static Options storeAll(List<Setting> settings, Options options) {
        Options stored = options;
        for (Setting setting : settings) {
            stored = setting.store(stored);
        }
        return stored;
    }

    /** The same part, which a new device has also if nobody touches it. */
    public Setting always() {
        return new Setting(key, field, written, show, true);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Field field() {
        return field;
    }

    @Override
    public void load(Options options) {
        String raw = options.raw(key);
        show.accept(raw == null ? "" : raw);
        loaded = written.get();
        fresh = options.isEmpty();
    }

    @Override
    public Options store(Options options) {
        if (!field.state().shownProperty().get()) {
            return options.without(key);
        }
        String now = written.get();
        if (now.equals(loaded) && !(always && fresh)) {
            return options;
        }
        return now.isEmpty() ? options.without(key) : options.with(key, now);
    }
}
