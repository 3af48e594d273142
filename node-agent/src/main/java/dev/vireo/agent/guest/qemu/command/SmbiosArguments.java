// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.capability.KeyValueText;
import dev.vireo.model.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** What the firmware shows as the machine's maker, model and serial number. */
final class SmbiosArguments {
    private static final Set<String> KEYS =
            Set.of("uuid", "manufacturer", "product", "version", "serial", "sku", "family");

    private final Map<String, String> fields;

    SmbiosArguments(Optional<String> smbios) {
        this.fields = smbios.map(SmbiosArguments::read).orElse(Map.of());
    }

    List<String> arguments() {
        if (fields.isEmpty()) {
            return List.of();
        }
        StringJoiner text = new StringJoiner(",").add("type=1");
        fields.forEach((key, value) -> text.add(key + "=" + KeyValueText.escape(value)));
        return List.of("-smbios", text.toString());
    }

    private static Map<String, String> read(String text) {
        Map<String, String> written = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            String key = part.substring(0, Math.max(equals, 0)).strip();
            if (!KEYS.contains(key) && !key.equals("base64")) {
                throw new InvalidValueException("smbios1: unknown field in " + InvalidValueException.quote(part));
            }
            written.put(key, part.substring(equals + 1));
        }
        boolean encoded = "1".equals(written.remove("base64"));
        written.replaceAll((key, value) -> check(encoded && !key.equals("uuid") ? decode(value) : value));
        return written;
    }

    private static String decode(String value) {
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("smbios1: " + InvalidValueException.quote(value) + " is not base64");
        }
    }

    private static String check(String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("smbios1: a field must not contain control characters");
        }
        return value;
    }
}
