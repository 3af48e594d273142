// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import java.util.Arrays;
import java.util.List;

/** Words for the kinds of values that administrators mistype most. */
public final class Explanations {
    private static final List<Sentence> COUNTS = List.of(
            Sentence.of("none"),
            Sentence.of("one"),
            Sentence.of("two"),
            Sentence.of("three"),
            Sentence.of("four"),
            Sentence.of("five"),
            Sentence.of("six"),
            Sentence.of("seven"),
            Sentence.of("eight"));

    private Explanations() {}

    /** For a guest's number. */
    public static Explanation vmid() {
        return (given, cause) ->
                Sentence.of("A number from 100 to 999999999 is needed, “{0}” is given.", Explanation.shorten(given));
    }

    /** For a host name. */
    public static Explanation hostName() {
        return (given, cause) -> {
            String strange = firstOutside(given, "[A-Za-z0-9.-]");
            if (!strange.isEmpty()) {
                return Sentence.of("Letters a–z, digits, hyphens and dots are allowed; “{0}” is not.", strange);
            }
            if (Arrays.stream(given.split("\\.", -1)).anyMatch(part -> part.length() > 63)) {
                return Sentence.of("No part of the name between dots may have more than 63 characters.");
            }
            return Sentence.of("Each part of the name has to begin and to end with a letter or a digit.");
        };
    }

    /** For tags. */
    public static Explanation tags() {
        return (given, cause) -> {
            String strange = firstOutside(given, "[A-Za-z0-9_.+;, -]");
            return strange.isEmpty()
                    ? Sentence.of("Each tag begins with a letter, a digit or “_”. Separate tags with a space.")
                    : Sentence.of("Tags have letters a–z, digits and _ . + -; “{0}” is not allowed.", strange);
        };
    }

    /** For a network card's address. */
    public static Explanation macAddress() {
        return (given, cause) -> {
            String strange = firstOutside(given, "[0-9A-Fa-f:]");
            if (!strange.isEmpty()) {
                return Sentence.of("Digits 0–9, letters A–F and colons are allowed; “{0}” is not.", strange);
            }
            long pairs = Arrays.stream(given.split(":"))
                    .filter(part -> part.length() == 2)
                    .count();
            return pairs == 6 && given.length() == 17 ? groupAddress() : pairsMissing((int) pairs);
        };
    }

    private static Sentence groupAddress() {
        return Sentence.of("This is the address of a group, not of a card: the second digit has to be even."
                + " Leave it empty for a free one.");
    }

    private static Sentence pairsMissing(int pairs) {
        if (pairs == 1) {
            return Sentence.of(
                    "Six pairs of hexadecimal digits are needed, one is given. Leave it empty for a free one.");
        }
        if (pairs == 6 || pairs >= COUNTS.size()) {
            return Sentence.of("Six pairs of hexadecimal digits with colons between them are needed."
                    + " Leave it empty for a free one.");
        }
        return Sentence.of(
                "Six pairs of hexadecimal digits are needed, {0} are given. Leave it empty for a free one.",
                COUNTS.get(pairs));
    }

    /** The first character that {@code allowed} does not match, or nothing. */
    private static String firstOutside(String text, String allowed) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> !character.matches(allowed))
                .findFirst()
                .orElse("");
    }
}
