// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.storage;

import dev.vireo.model.id.StorageId;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code storage.cfg}: a {@code TYPE: ID} line, then indented {@code key value} lines, a blank line between
 * storages. Comments and lines of another form stay where they are, before the storage that follows them.
 *
 * @param storages the storages in their order
 * @param comments lines that stand before a storage, by the storage's name; those at the end under ""
 */
public record StorageConfigFile(List<StorageConfig> storages, Map<String, List<String>> comments) {
    private static final Pattern HEADER = Pattern.compile("([a-z][a-z0-9]*):\\s*(\\S+)\\s*");
    private static final Pattern KEY = Pattern.compile("\\s+([A-Za-z][A-Za-z0-9_-]*)(?:\\s+(.*?))?\\s*");

    public StorageConfigFile {
        storages = List.copyOf(storages);
        comments = Map.copyOf(comments);
    }

    /** Reads the file. */
    public static StorageConfigFile parse(String text) {
        List<StorageConfig> storages = new ArrayList<>();
        Map<String, List<String>> comments = new LinkedHashMap<>();
        List<String> waiting = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher header = HEADER.matcher(line);
            Matcher key = KEY.matcher(line);
            if (header.matches()) {
                StorageId id = StorageId.parse(header.group(2));
                comments.put(id.name(), List.copyOf(waiting));
                waiting.clear();
                storages.add(new StorageConfig(header.group(1), id, Options.EMPTY));
            } else if (key.matches() && !storages.isEmpty()) {
                addKey(storages, key.group(1), key.group(2) == null ? "1" : key.group(2));
            } else if (!line.isBlank()) {
                waiting.add(line);
            }
        }
        comments.put("", waiting);
        return new StorageConfigFile(storages, comments);
    }

    private static void addKey(List<StorageConfig> storages, String key, String value) {
        int last = storages.size() - 1;
        StorageConfig storage = storages.get(last);
        storages.set(
                last,
                new StorageConfig(
                        storage.type(), storage.id(), storage.options().with(key, value)));
    }

    /** The storage of that name. */
    public Optional<StorageConfig> find(StorageId id) {
        return storages.stream().filter(storage -> storage.id().equals(id)).findFirst();
    }

    /** The file with that storage in the place of the one of its name, or at the end. */
    public StorageConfigFile with(StorageConfig storage) {
        List<StorageConfig> changed = new ArrayList<>(storages);
        int index = changed.indexOf(find(storage.id()).orElse(storage));
        if (index < 0) {
            changed.add(storage);
        } else {
            changed.set(index, storage);
        }
        return new StorageConfigFile(changed, comments);
    }

    /** The file without the storage of that name; comments before it stay. */
    public StorageConfigFile without(StorageId id) {
        List<StorageConfig> kept =
                storages.stream().filter(storage -> !storage.id().equals(id)).toList();
        Map<String, List<String>> moved = new LinkedHashMap<>(comments);
        List<String> homeless = new ArrayList<>(moved.getOrDefault(id.name(), List.of()));
        moved.remove(id.name());
        homeless.addAll(moved.getOrDefault("", List.of()));
        moved.put("", homeless);
        return new StorageConfigFile(kept, moved);
    }

    /** Writes the file. */
    public String print() {
        StringBuilder out = new StringBuilder();
        for (StorageConfig storage : storages) {
            comments.getOrDefault(storage.id().name(), List.of())
                    .forEach(line -> out.append(line).append('\n'));
            out.append(storage.type()).append(": ").append(storage.id()).append('\n');
            storage.options()
                    .asMap()
                    .forEach((key, value) -> out.append('\t')
                            .append(key)
                            .append(' ')
                            .append(value)
                            .append('\n'));
            out.append('\n');
        }
        comments.getOrDefault("", List.of()).forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }
}
