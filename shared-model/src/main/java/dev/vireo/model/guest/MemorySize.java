// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import static dev.vireo.model.option.ValueTypes.integer;

import dev.vireo.model.option.Schema;
import dev.vireo.model.option.ValueType;

/** Memory in MiB: {@code 2048}, or in the newer form {@code current=2048}. */
final class MemorySize {
    /** How it is read and written. */
    static final ValueType<Long> TYPE = new ValueType<>() {
        private final ValueType<Long> megabytes = integer(16, 4_178_944);

        @Override
        public Long parse(String text) {
            return megabytes.parse(text.startsWith("current=") ? text.substring("current=".length()) : text);
        }

        @Override
        public String format(Long value) {
            return megabytes.format(value);
        }

        @Override
        public Schema schema() {
            return Schema.of("string");
        }
    };

    private MemorySize() {}
}
