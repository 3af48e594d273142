// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a property string apart and puts it together again without judging it, so that parts which only another
 * server knows survive an edit.
 *
 * @param bareKey name of the part that is written without its name; empty if there is none
 * @param words values of that part that carry another part behind them: {@code virtio=MAC} for a card's model
 * @param carried name of the part that they carry
 */
public record PropertyText(String bareKey, List<String> words, String carried) {
    public PropertyText {
        words = List.copyOf(words);
    }

    /** A string whose bare part carries nothing. */
    public static PropertyText of(String bareKey) {
        return new PropertyText(bareKey, List.of(), "");
    }

    /** The parts in their order. */
    public Options parse(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (words.contains(name)) {
                parts.put(bareKey, name);
                parts.put(carried, part.substring(equals + 1).strip());
            } else if (equals > 0) {
                parts.put(name, part.substring(equals + 1).strip());
            } else if (!part.isBlank()) {
                parts.put(bareKey, part.strip());
            }
        }
        return Options.of(parts);
    }

    /** The parts as text, the bare one first, the others in their order. */
    public String format(Options parts) {
        List<String> texts = new ArrayList<>();
        Map<String, String> rest = new LinkedHashMap<>(parts.asMap());
        String bare = rest.remove(bareKey);
        if (bare != null) {
            String behind = words.contains(bare) ? rest.remove(carried) : null;
            texts.add(behind == null ? bare : bare + "=" + behind);
        }
        rest.forEach((key, value) -> texts.add(key + "=" + value));
        return String.join(",", texts);
    }
}
