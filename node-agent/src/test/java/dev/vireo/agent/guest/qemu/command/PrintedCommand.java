// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a command line as QEMU does: options with one value each, values as key=value lists or as JSON. */
final class PrintedCommand {
    private static final Set<String> BARE =
            Set.of("-no-user-config", "-nodefaults", "-no-shutdown", "-no-reboot", "-S");

    private final Map<String, List<Values>> options = new LinkedHashMap<>();

    PrintedCommand(List<String> command) {
        int i = command.indexOf("qemu-system-x86_64") + 1;
        while (i < command.size()) {
            String option = command.get(i++);
            if (!option.startsWith("-")) {
                throw new AssertionError("no option: " + option);
            }
            String value = BARE.contains(option) ? "" : command.get(i++);
            options.computeIfAbsent(option, name -> new ArrayList<>()).add(read(value));
        }
    }

    private static Values read(String value) {
        return new Values(value.startsWith("{") ? flat(value) : keyValues(value));
    }

    private static Map<String, String> flat(String json) {
        try {
            Map<String, String> flat = new LinkedHashMap<>();
            collect("", new ObjectMapper().readTree(json), flat);
            return flat;
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    private static void collect(String prefix, JsonNode node, Map<String, String> into) {
        node.properties().forEach(field -> {
            String name = prefix + field.getKey();
            if (field.getValue().isObject()) {
                collect(name + ".", field.getValue(), into);
            } else {
                into.put(name, field.getValue().asText());
            }
        });
    }

    /** A doubled comma belongs to a value, a single one ends it; the first word may lack its key. */
    private static Map<String, String> keyValues(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.replace(",,", "\u0000").split(",", -1)) {
            String whole = part.replace('\u0000', ',');
            int equals = whole.indexOf('=');
            values.put(equals < 0 ? "" : whole.substring(0, equals), whole.substring(equals + 1));
        }
        return values;
    }

    /** Names of the options that stand there. */
    Set<String> names() {
        return new TreeSet<>(options.keySet());
    }

    List<Values> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    Values one(String option) {
        return all(option).get(0);
    }

    /** The part of that id. */
    Optional<Values> part(String option, String idKey, String id) {
        return all(option).stream().filter(part -> id.equals(part.get(idKey))).findFirst();
    }

    /** The values of one option by key; the first word without a key stands under the empty one. */
    record Values(Map<String, String> byKey) {
        /** The value, empty if there is none. */
        String get(String key) {
            return byKey.getOrDefault(key, "");
        }

        boolean has(String key) {
            return byKey.containsKey(key);
        }
    }
}
