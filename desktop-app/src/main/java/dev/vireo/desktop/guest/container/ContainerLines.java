// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.config.ConfigurationLines;
import dev.vireo.desktop.guest.config.ConfigurationRow;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.Options;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the parts of a container's configuration have in common as lines. */
abstract class ContainerLines extends ConfigurationLines {
    private final Texts texts;

    ContainerLines(Texts texts) {
        this.texts = texts;
    }

    final Texts texts() {
        return texts;
    }

    @Override
    protected final String removed() {
        return texts.get("removed");
    }

    /** A line of a key that may be absent. */
    final ConfigurationRow line(String key, String title, @Nullable String written, String otherwise) {
        return ConfigurationRow.of(key, texts.get(title), written == null ? otherwise : written);
    }

    /** A line of a switch. */
    final ConfigurationRow flag(String key, String title, Options options, boolean byDefault) {
        String written = options.raw(key);
        boolean isSet = written == null ? byDefault : written.matches("1|on|yes|true");
        return ConfigurationRow.of(key, texts.get(title), isSet ? texts.get("yes") : texts.get("no"));
    }

    /** A line of a value in words; what a server wrote that this version does not understand is shown as it is. */
    static ConfigurationRow understood(String key, String title, Options options, Supplier<String> words) {
        String value;
        try {
            value = words.get();
        } catch (InvalidValueException e) {
            value = String.valueOf(options.raw(key));
        }
        return ConfigurationRow.of(key, title, value);
    }

    /** Those keys of a family that are there, by their numbers. */
    static List<String> members(OptionFamily<?> family, Options options) {
        return options.keys().stream()
                .filter(key -> family.indexOf(key).isPresent())
                .sorted(Comparator.comparing(key -> family.indexOf(key).orElse(0)))
                .toList();
    }
}
