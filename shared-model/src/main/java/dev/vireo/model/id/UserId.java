// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.id;

import static dev.vireo.model.InvalidValueException.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user, {@code NAME@REALM}, at most 64 characters. The realm says who checks the password. */
public record UserId(String name, String realm) implements Principal {
    private static final int LONGEST = 64;
    private static final Pattern FORM = Pattern.compile("([^\\s:/!,\\p{C}]+)@([A-Za-z][A-Za-z0-9._-]+)");

    /** The one user that needs no account entry and holds every privilege. */
    public static final UserId ROOT = new UserId("root", "pam");

    public UserId {
        String text = name + "@" + realm;
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new InvalidValueException(
                    "a user has the form NAME@REALM with at most 64 characters - got " + quote(text));
        }
    }

    /** Reads {@code NAME@REALM}; the last {@code @} separates the two. */
    public static UserId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidValueException(
                    "a user has the form NAME@REALM with at most 64 characters - got " + quote(text));
        }
        return new UserId(matcher.group(1), matcher.group(2));
    }

    @Override
    public UserId user() {
        return this;
    }

    @JsonValue
    @Override
    public String toString() {
        return name + "@" + realm;
    }
}
