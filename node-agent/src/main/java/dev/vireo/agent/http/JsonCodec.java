// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** JSON as the dialect has it: booleans are 0 and 1. */
final class JsonCodec {
    private JsonCodec() {}

    static ObjectMapper create() {
        SimpleModule dialect = new SimpleModule();
        dialect.addSerializer(Boolean.class, new NumberForBoolean());
        dialect.addSerializer(boolean.class, new NumberForBoolean());
        return new ObjectMapper().registerModule(dialect);
    }

    private static final class NumberForBoolean extends StdSerializer<Boolean> {
        NumberForBoolean() {
            super(Boolean.class);
        }

        @Override
        public void serialize(Boolean value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(value ? 1 : 0);
        }
    }
}
