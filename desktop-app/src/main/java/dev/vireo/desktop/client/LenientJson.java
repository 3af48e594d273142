// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads JSON of servers that write the same value in several ways: what cannot be read counts as absent. */
final class LenientJson {
    private static final Set<String> YES = Set.of("1", "true", "yes", "on");

    private LenientJson() {}

    static ObjectMapper mapper() {
        SimpleModule flags = new SimpleModule();
        flags.addDeserializer(Boolean.class, new FlagReader());
        flags.addDeserializer(boolean.class, new FlagReader());
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addHandler(new AbsentHandler())
                .addModule(flags)
                .build();
    }

    /** Reads 0, 1, "0", "1", "on", true, … */
    private static final class FlagReader extends StdDeserializer<Boolean> {
        FlagReader() {
            super(Boolean.class);
        }

        @Override
        public Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isStructStart()) {
                parser.skipChildren();
                return false;
            }
            return parser.currentToken().isNumeric() ? parser.getDoubleValue() != 0 : YES.contains(parser.getText());
        }

        @Override
        public Boolean getNullValue(DeserializationContext context) {
            return false;
        }
    }

    /** Takes values of a wrong type as absent. */
    private static final class AbsentHandler extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context,
                JavaType type,
                JsonToken token,
                JsonParser parser,
                @Nullable String problem)
                throws IOException {
            parser.skipChildren();
            return absent(type.getRawClass());
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, @Nullable String problem) {
            return fromText(type, value);
        }

        @Override
        public @Nullable Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> type, Number value, @Nullable String problem) {
            return absent(type);
        }

        /** A whole number may come as the text of a decimal one. */
        private static @Nullable Object fromText(Class<?> type, String value) {
            try {
                double number = Double.parseDouble(value);
                if (type == Long.class || type == long.class) {
                    return (long) number;
                }
                return type == Integer.class || type == int.class ? (Object) (int) number : absent(type);
            } catch (NumberFormatException e) {
                return absent(type);
            }
        }

        private static @Nullable Object absent(Class<?> type) {
            if (type == int.class) {
                return 0;
            }
            if (type == long.class) {
                return 0L;
            }
            return type == double.class ? (Object) 0.0 : null;
        }
    }
}
