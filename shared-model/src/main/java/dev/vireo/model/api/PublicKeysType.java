// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.option.Schema;
import dev.vireo.model.option.ValueType;
import java.util.regex.Pattern;

/** Public SSH keys, one a line as in {@code authorized_keys}; empty lines and comments are allowed. */
record PublicKeysType() implements ValueType<String> {
    private static final int LONGEST = 65536;
    private static final Pattern KEY = Pattern.compile("(?:[^\\p{Cc}#][^\\p{Cc}]* )?"
            + "(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\\d{3}|sk-[a-z0-9-]+@openssh\\.com)"
            + " [A-Za-z0-9+/]{16,}={0,3}(?: [^\\p{Cc}]*)?");

    @Override
    public String parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidValueException("value may only be " + LONGEST + " characters long");
        }
        text.lines().map(String::strip).forEach(PublicKeysType::check);
        return text;
    }

    private static void check(String line) {
        if (!line.isEmpty() && !line.startsWith("#") && !KEY.matcher(line).matches()) {
            throw new InvalidValueException(
                    "a public key such as 'ssh-ed25519 AAAA… name' is needed in each line - got " + quote(line));
        }
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public Schema schema() {
        return Schema.of("string");
    }
}
