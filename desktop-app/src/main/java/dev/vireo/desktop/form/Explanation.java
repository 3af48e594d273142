// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.option.Schema;
import java.math.BigDecimal;

/** Says for people what is wrong with a typed value: what is needed, what is given, and what to do. */
@FunctionalInterface
public interface Explanation {
    /** Words for a value that its parser refused for the reason {@code cause}. */
    Sentence explain(String given, InvalidValueException cause);

    /** Words made from what the type allows. */
    static Explanation ofSchema(Schema schema) {
        return switch (schema.type()) {
            case "integer" ->
                (given, cause) -> number(
                        schema,
                        given,
                        Sentence.of("A whole number from {0} to {1} is needed, “{2}” is given."),
                        Sentence.of("A whole number of at least {0} is needed, “{2}” is given."));
            case "number" ->
                (given, cause) -> number(
                        schema,
                        given,
                        Sentence.of("A number from {0} to {1} is needed, “{2}” is given."),
                        Sentence.of("A number of at least {0} is needed, “{2}” is given."));
            default -> (given, cause) -> text(schema, given, cause);
        };
    }

    private static Sentence number(Schema schema, String given, Sentence between, Sentence atLeast) {
        Double least = schema.minimum();
        Double most = schema.maximum();
        String shown = shorten(given);
        return most == null
                ? Sentence.of(atLeast.english(), exact(least == null ? 0 : least), "", shown)
                : Sentence.of(between.english(), exact(least == null ? 0 : least), exact(most), shown);
    }

    private static Sentence text(Schema schema, String given, InvalidValueException cause) {
        Integer longest = schema.maxLength();
        if (longest != null && given.length() > longest) {
            return Sentence.of("At most {0} characters fit, {1} are given.", exact(longest), exact(given.length()));
        }
        return Sentence.of("This value is not allowed: {0}.", String.valueOf(cause.getMessage()));
    }

    /** Digits without grouping: what is shown can be typed as it stands. */
    private static String exact(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** A long text cut to what fits into a sentence. */
    static String shorten(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }
}
