// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.value.ObservableValue;

/** Puts arguments into a text and picks the form that goes with a number. */
final class TextPattern {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private TextPattern() {}

    static String fill(String pattern, Language language, Object... arguments) {
        String form = arguments.length > 0 && pattern.indexOf('|') >= 0
                ? chooseForm(pattern.split("\\|", -1), language, valueOf(arguments[0]))
                : pattern;
        return PLACE.matcher(form).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            String value = index < arguments.length ? write(valueOf(arguments[index]), language.locale()) : "";
            return Matcher.quoteReplacement(value);
        });
    }

    private static Object valueOf(Object argument) {
        Object value = argument instanceof ObservableValue<?> observable ? observable.getValue() : argument;
        return value == null ? "" : value;
    }

    private static String write(Object value, Locale locale) {
        return value instanceof Number number && !(value instanceof Integer)
                ? NumberFormat.getInstance(locale).format(number)
                : value.toString();
    }

    private static String chooseForm(String[] forms, Language language, Object value) {
        if (!(value instanceof Number number)) {
            return forms[forms.length - 1];
        }
        long count = Math.abs(number.longValue());
        int form = switch (language) {
            case ENGLISH -> count == 1 ? 0 : 1;
            case RUSSIAN -> russianForm(count);
        };
        return forms[Math.min(form, forms.length - 1)];
    }

    /** 1 гость, 2 гостя, 5 гостей. */
    private static int russianForm(long count) {
        long tens = count % 100;
        long ones = count % 10;
        if (ones == 1 && tens != 11) {
            return 0;
        }
        return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
    }
}
