// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of guest's configuration is answered.
 *
 * @param wholeNumbers keys whose values are numbers on the wire; the others stay as they are written
 * @param hidden what is shown of a value, from its key and the value: secrets stay on the node
 */
public record ShownConfig(Set<String> wholeNumbers, BinaryOperator<String> hidden) {
    public ShownConfig {
        wholeNumbers = Set.copyOf(wholeNumbers);
    }

    /** The keys and notes of a section, and the digest of the file that it stands in. */
    public Map<String, Object> answer(ConfigSection section, String digest) {
        Map<String, Object> answer = fields(section);
        answer.put("digest", digest);
        return answer;
    }

    /** The keys and notes of a section. */
    Map<String, Object> fields(ConfigSection section) {
        Map<String, Object> answer = new LinkedHashMap<>();
        section.options().asMap().forEach((key, value) -> answer.put(key, wireValue(key, hidden.apply(key, value))));
        if (!section.description().isEmpty()) {
            answer.put(VmOptions.DESCRIPTION.name(), section.description());
        }
        return answer;
    }

    private Object wireValue(String key, String value) {
        return wholeNumbers.contains(key) && value.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(value) : value;
    }

    /** Every key with what it is now and what waits for the next start. */
    public List<PendingEntry> pending(GuestConfig config) {
        List<String> deleted = PendingChanges.deletions(config);
        Options waiting = config.pending().options().without("delete");
        Set<String> keys = new TreeSet<>(config.options().keys());
        keys.addAll(waiting.keys());
        List<PendingEntry> entries = new ArrayList<>();
        for (String key : keys) {
            entries.add(new PendingEntry(
                    key, shown(key, config.options()), shown(key, waiting), deleted.contains(key) ? 1 : null));
        }
        return entries;
    }

    private @Nullable String shown(String key, Options options) {
        String written = options.raw(key);
        return written == null ? null : hidden.apply(key, written);
    }
}
