// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.model.guest.GuestAnswers.VmStatus;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is read about a guest beyond the list of all guests.
 *
 * @param status how it stands; null until it was read
 * @param options its configuration
 */
record GuestDetails(@Nullable VmStatus status, Options options) {
    static final GuestDetails UNKNOWN = new GuestDetails(null, Options.EMPTY);

    static GuestDetails of(VmStatus status, Map<String, Object> configuration) {
        Map<String, String> written = new LinkedHashMap<>();
        configuration.forEach((key, value) -> written.put(key, asWritten(value)));
        return new GuestDetails(status, Options.of(written));
    }

    /** Servers answer flags and numbers as JSON has them; configuration files know texts alone. */
    private static String asWritten(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        return String.valueOf(value);
    }

    /** Whether the configuration has been read. */
    boolean isRead() {
        return status != null;
    }

    String written(String key) {
        String value = options.raw(key);
        return value == null ? "" : value;
    }
}
