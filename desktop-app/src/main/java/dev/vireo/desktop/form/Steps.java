// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.model.option.Schema;
import java.math.BigDecimal;

/** Arithmetic of the buttons beside a number. */
final class Steps {
    private Steps() {}

    /** The number moved by {@code distance} to a multiple of it; a text that is no number counts as 0. */
    static String move(String text, long distance) {
        BigDecimal start = number(text);
        BigDecimal width = BigDecimal.valueOf(Math.abs(distance));
        if (width.signum() == 0) {
            return text;
        }
        BigDecimal rest = start.remainder(width);
        BigDecimal target = rest.signum() == 0
                ? start.add(BigDecimal.valueOf(distance))
                : start.subtract(rest).add(distance > 0 ? width : BigDecimal.ZERO);
        return target.stripTrailingZeros().toPlainString();
    }

    /** The end of the range in the direction of {@code count}, or the text where there is none. */
    static String nearest(Schema schema, String text, int count) {
        Double end = count > 0 ? schema.maximum() : schema.minimum();
        return end == null ? text : BigDecimal.valueOf(end).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal number(String text) {
        boolean isNumber = text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
        return isNumber ? new BigDecimal(text) : BigDecimal.ZERO;
    }
}
