// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The records {@code LENGTH KEY=VALUE} of a POSIX extended header. Values are bytes: attributes are not text. */
record PaxRecords(Map<String, byte[]> values) {
    static final PaxRecords NONE = new PaxRecords(Map.of());
    private static final String ATTRIBUTE = "SCHILY.xattr.";

    static PaxRecords parse(byte[] data) throws BadArchiveException {
        Map<String, byte[]> values = new HashMap<>();
        int at = 0;
        while (at < data.length && data[at] != 0) {
            int space = find(data, ' ', at);
            int end = at + length(data, at, space);
            int equals = find(data, '=', space);
            if (end > data.length || end <= equals || data[end - 1] != '\n') {
                throw damaged();
            }
            String key = new String(data, space + 1, equals - space - 1, StandardCharsets.ISO_8859_1);
            values.put(key, Arrays.copyOfRange(data, equals + 1, end - 1));
            at = end;
        }
        return new PaxRecords(values);
    }

    private static int length(byte[] data, int from, int to) throws BadArchiveException {
        try {
            int length = Integer.parseInt(new String(data, from, to - from, StandardCharsets.ISO_8859_1));
            if (length > 0 && length <= data.length) {
                return length;
            }
            throw damaged();
        } catch (NumberFormatException e) {
            throw damaged();
        }
    }

    private static int find(byte[] data, char wanted, int from) throws BadArchiveException {
        for (int i = from; i < data.length; i++) {
            if (data[i] == wanted) {
                return i;
            }
        }
        throw damaged();
    }

    private static BadArchiveException damaged() {
        return new BadArchiveException("the archive is damaged: an extended header can't be read");
    }

    PaxRecords over(PaxRecords global) {
        if (global.values.isEmpty()) {
            return this;
        }
        Map<String, byte[]> all = new HashMap<>(global.values);
        all.putAll(values);
        return new PaxRecords(all);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> new String(value, StandardCharsets.ISO_8859_1));
    }

    /** A whole number, its fraction dropped. */
    long number(String key, long otherwise) throws BadArchiveException {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        String whole = text.get().replaceFirst("\\..*", "");
        try {
            return Long.parseLong(whole);
        } catch (NumberFormatException e) {
            throw new BadArchiveException("the archive is damaged: " + key + " is no number");
        }
    }

    Map<String, byte[]> attributes() {
        Map<String, byte[]> found = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(ATTRIBUTE)) {
                found.put(key.substring(ATTRIBUTE.length()), value);
            }
        });
        return found;
    }
}
