// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets keys in a text of lines {@code KEY=VALUE}; all other lines stay as and where they are. */
final class KeyLines {
    private final Map<String, Optional<String>> wanted = new LinkedHashMap<>();

    /** Gives a key a value. */
    KeyLines set(String key, String value) {
        wanted.put(key, Optional.of(value));
        return this;
    }

    /** Gives a key a value, or takes it out. */
    KeyLines set(String key, Optional<String> value) {
        wanted.put(key, value);
        return this;
    }

    /** Takes keys out. */
    KeyLines without(String... keys) {
        for (String key : keys) {
            wanted.put(key, Optional.empty());
        }
        return this;
    }

    String over(String text) {
        Map<String, Optional<String>> left = new LinkedHashMap<>(wanted);
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> {
            String key = key(line);
            if (!wanted.containsKey(key)) {
                lines.add(line);
                return;
            }
            Optional<String> value = left.remove(key);
            if (value != null && value.isPresent()) {
                lines.add(key + "=" + value.get());
            }
        });
        left.forEach((key, value) -> value.ifPresent(text2 -> lines.add(key + "=" + text2)));
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static String key(String line) {
        int equals = line.indexOf('=');
        return equals < 0 ? "" : line.substring(0, equals).strip();
    }
}
