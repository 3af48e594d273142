// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.PercentText;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.UserId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads lines of {@code user.cfg}; what is not well formed is kept as it is. */
final class UserFileReader {
    private UserFileReader() {}

    static UserFile.Line readLine(String line) {
        List<String> fields = List.of(line.split(":", -1));
        try {
            return switch (fields.get(0)) {
                case "user" -> readUser(fields);
                case "token" ->
                    new UserFile.Token(
                            TokenId.parse(fields.get(1)),
                            Long.parseLong(fields.get(2)),
                            fields.get(3).equals("1"),
                            PercentText.decode(fields.get(4)));
                case "group" -> new UserFile.Group(fields.get(1), set(fields.get(2)), fields.get(3));
                case "acl" ->
                    new UserFile.Acl(fields.get(1).equals("1"), fields.get(2), set(fields.get(3)), set(fields.get(4)));
                default -> new UserFile.Other(line);
            };
        } catch (InvalidValueException | NumberFormatException | IndexOutOfBoundsException e) {
            return new UserFile.Other(line);
        }
    }

    private static UserFile.User readUser(List<String> fields) {
        List<String> texts = fields.subList(4, fields.size());
        return new UserFile.User(
                UserId.parse(fields.get(1)),
                fields.get(2).equals("1"),
                fields.get(3).isEmpty() ? 0 : Long.parseLong(fields.get(3)),
                // The line ends with a colon.
                texts.isEmpty() ? texts : texts.subList(0, texts.size() - 1));
    }

    private static Set<String> set(String words) {
        Set<String> set = new LinkedHashSet<>(Arrays.asList(words.split("[,;\\s]+")));
        set.remove("");
        return set;
    }
}
