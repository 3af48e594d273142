// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.id;

import static dev.vireo.model.InvalidValueException.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.util.regex.Pattern;

/** An API token of a user, {@code NAME@REALM!TOKEN}. */
public record TokenId(UserId user, String name) implements Principal {
    /** What a token's own name looks like. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{1,63}");

    public TokenId {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidValueException("a token name begins with a letter and has 2 to 64 letters, digits, dots,"
                    + " hyphens and underscores - got " + quote(name));
        }
    }

    /** Reads {@code NAME@REALM!TOKEN}. */
    public static TokenId parse(String text) {
        int mark = text.indexOf('!');
        if (mark < 0) {
            throw new InvalidValueException("a token has the form NAME@REALM!TOKEN - got " + quote(text));
        }
        return new TokenId(UserId.parse(text.substring(0, mark)), text.substring(mark + 1));
    }

    @JsonValue
    @Override
    public String toString() {
        return user + "!" + name;
    }
}
