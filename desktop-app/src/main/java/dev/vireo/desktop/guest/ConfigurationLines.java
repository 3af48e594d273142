// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a guest's configuration as lines for people. */
abstract class ConfigurationLines {
    /** The lines that a configuration makes, in the order shown, without anything that waits. */
    abstract List<ConfigurationRow> lines(Options options);

    /** The lines of the present configuration, each with what the next start makes of it. */
    List<ConfigurationRow> compare(Options now, Options afterRestart) {
        Map<String, ConfigurationRow> later = new LinkedHashMap<>();
        lines(afterRestart).forEach(row -> later.put(row.key(), row));
        List<ConfigurationRow> rows = new ArrayList<>();
        for (ConfigurationRow row : lines(now)) {
            ConfigurationRow next = later.remove(row.key());
            String becomes = next == null ? removed() : next.value();
            rows.add(becomes.equals(row.value()) ? row : row.withWaiting(becomes));
        }
        later.values().forEach(row -> rows.add(new ConfigurationRow(row.key(), row.title(), "", row.value())));
        return rows;
    }

    /** The word for a line that the next start removes. */
    abstract String removed();
}
