// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a guest's configuration as lines for people. */
public abstract class ConfigurationLines {
    /** The lines that a configuration makes, in the order shown, without anything that waits. */
    protected abstract List<ConfigurationRow> lines(Options options);

    /** The lines of the present configuration, each with what the next start makes of it. */
    public List<ConfigurationRow> compare(GuestConfiguration configuration) {
        Map<String, ConfigurationRow> later = new LinkedHashMap<>();
        lines(configuration.afterRestart()).forEach(row -> later.put(row.key(), row));
        List<ConfigurationRow> rows = new ArrayList<>();
        for (ConfigurationRow row : lines(configuration.present())) {
            ConfigurationRow next = later.remove(row.key());
            boolean waits = row.keys().stream().anyMatch(configuration::waits);
            rows.add(waits ? row.withWaiting(next == null ? removed() : next.value()) : row);
        }
        later.values().forEach(row -> rows.add(row.newAtRestart()));
        return rows;
    }

    /** What a list without any line means and what to do about it; empty where there are always lines. */
    protected Sentence adviceWhenEmpty() {
        return Sentence.EMPTY;
    }

    /** The word for a line that the next start removes. */
    protected abstract String removed();
}
