// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.mapping;

import dev.vireo.model.id.MappingId;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.SectionFile;
import dev.vireo.model.option.SectionForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of mappings: sections that begin with the name alone, in which {@code map} comes several times.
 *
 * @param file its sections
 */
public record MappingFile(SectionFile<Mapping> file) {
    /** Reads the file. */
    public static MappingFile parse(String text) {
        return new MappingFile(SectionFile.parse(text, new Form()));
    }

    /** The mappings in their order. */
    public List<Mapping> mappings() {
        return file.sections();
    }

    /** The mapping of that name. */
    public Optional<Mapping> find(MappingId id) {
        return file.find(id.name());
    }

    /** The file with that mapping in the place of the one of its name, or at the end. */
    public MappingFile with(Mapping mapping) {
        return new MappingFile(file.with(mapping));
    }

    /** The file without the mapping of that name; comments before it stay. */
    public MappingFile without(MappingId id) {
        return new MappingFile(file.without(id.name()));
    }

    /** Writes the file. */
    public String print() {
        return file.print();
    }

    private record Form() implements SectionForm<Mapping> {
        /** Some writers put a type before the name. */
        private static final Pattern HEADER =
                Pattern.compile("(?:[a-z][a-z0-9-]*:\\s*)?([A-Za-z][A-Za-z0-9_-]{1,63})\\s*");

        private static final String MAP = "map";

        @Override
        public Optional<Mapping> begin(String line) {
            Matcher header = HEADER.matcher(line);
            return header.matches()
                    ? Optional.of(new Mapping(MappingId.parse(header.group(1)), Options.EMPTY, List.of()))
                    : Optional.empty();
        }

        @Override
        public Mapping with(Mapping mapping, String key, String value) {
            if (!key.equals(MAP)) {
                return mapping.withOptions(mapping.options().with(key, value));
            }
            List<String> maps = new ArrayList<>(mapping.maps());
            maps.add(value);
            return mapping.withMaps(maps);
        }

        @Override
        public String name(Mapping mapping) {
            return mapping.id().name();
        }

        @Override
        public String header(Mapping mapping) {
            return mapping.id().toString();
        }

        @Override
        public void keys(Mapping mapping, BiConsumer<String, String> line) {
            mapping.options().asMap().forEach(line);
            mapping.maps().forEach(map -> line.accept(MAP, map));
        }
    }
}
