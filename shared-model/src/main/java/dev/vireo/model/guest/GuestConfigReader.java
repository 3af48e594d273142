// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of a guest's configuration into sections. */
final class GuestConfigReader {
    private static final Pattern HEADER = Pattern.compile("\\[([A-Za-z][A-Za-z0-9_:-]*)]\\s*");
    private static final Pattern KEY_VALUE = Pattern.compile("([a-z][a-z_-]*[0-9]*):[ \\t]*(.*?)\\s*");

    private final Map<String, ConfigSection> sections = new LinkedHashMap<>();
    private String name = "";
    private List<String> notes = new ArrayList<>();
    private Map<String, String> keys = new LinkedHashMap<>();
    private List<String> foreign = new ArrayList<>();

    GuestConfig read(String text) {
        text.lines().forEach(this::readLine);
        finishSection();
        ConfigSection main = take("");
        ConfigSection pending = take(GuestConfig.PENDING);
        ConfigSection containerPending = take(GuestConfig.CONTAINER_PENDING);
        pending = pending.isEmpty() ? containerPending : pending;
        Map<String, ConfigSection> special = new LinkedHashMap<>(sections);
        special.keySet().removeIf(section -> !section.startsWith(GuestConfig.SPECIAL_PREFIX));
        sections.keySet().removeAll(special.keySet());
        return new GuestConfig(main, pending, special, sections);
    }

    private ConfigSection take(String section) {
        ConfigSection taken = sections.remove(section);
        return taken == null ? ConfigSection.EMPTY : taken;
    }

    private void readLine(String line) {
        Matcher header = HEADER.matcher(line);
        if (header.matches()) {
            finishSection();
            name = header.group(1);
        } else if (line.startsWith("#")) {
            notes.add(PercentText.decode(line.substring(1)));
        } else {
            readKey(line);
        }
    }

    private void readKey(String line) {
        Matcher pair = KEY_VALUE.matcher(line);
        if (pair.matches()) {
            keys.put(pair.group(1), pair.group(2));
        } else if (!line.isBlank()) {
            foreign.add(line);
        }
    }

    private void finishSection() {
        sections.put(name, new ConfigSection(String.join("\n", notes), Options.of(keys), foreign));
        notes = new ArrayList<>();
        keys = new LinkedHashMap<>();
        foreign = new ArrayList<>();
    }
}
