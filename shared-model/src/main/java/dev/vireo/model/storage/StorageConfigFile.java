// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.storage;

import dev.vireo.model.id.StorageId;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.SectionFile;
import dev.vireo.model.option.SectionForm;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code storage.cfg}: sections that begin with {@code TYPE: ID}.
 *
 * @param file its sections
 */
public record StorageConfigFile(SectionFile<StorageConfig> file) {
    /** Reads the file. */
    public static StorageConfigFile parse(String text) {
        return new StorageConfigFile(SectionFile.parse(text, new Form()));
    }

    /** The storages in their order. */
    public List<StorageConfig> storages() {
        return file.sections();
    }

    /** The storage of that name. */
    public Optional<StorageConfig> find(StorageId id) {
        return file.find(id.name());
    }

    /** The file with that storage in the place of the one of its name, or at the end. */
    public StorageConfigFile with(StorageConfig storage) {
        return new StorageConfigFile(file.with(storage));
    }

    /** The file without the storage of that name; comments before it stay. */
    public StorageConfigFile without(StorageId id) {
        return new StorageConfigFile(file.without(id.name()));
    }

    /** Writes the file. */
    public String print() {
        return file.print();
    }

    private record Form() implements SectionForm<StorageConfig> {
        private static final Pattern HEADER = Pattern.compile("([a-z][a-z0-9]*):\\s*(\\S+)\\s*");

        @Override
        public Optional<StorageConfig> begin(String line) {
            Matcher header = HEADER.matcher(line);
            return header.matches()
                    ? Optional.of(new StorageConfig(header.group(1), StorageId.parse(header.group(2)), Options.EMPTY))
                    : Optional.empty();
        }

        @Override
        public StorageConfig with(StorageConfig storage, String key, String value) {
            return new StorageConfig(
                    storage.type(), storage.id(), storage.options().with(key, value));
        }

        @Override
        public String name(StorageConfig storage) {
            return storage.id().name();
        }

        @Override
        public String header(StorageConfig storage) {
            return storage.type() + ": " + storage.id();
        }

        @Override
        public void keys(StorageConfig storage, BiConsumer<String, String> line) {
            storage.options().asMap().forEach(line);
        }
    }
}
