// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model;

/** A value that its type does not allow. The message names what is needed and what was given, and can be shown to people. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final int LONGEST_QUOTE = 60;

    /** @param message what is needed and what was given */
    public InvalidValueException(String message) {
        super(message);
    }

    /** Quotes a hostile value for a message: cut to a readable length, control and direction characters replaced. */
    public static String quote(String value) {
        String cut = value.length() > LONGEST_QUOTE ? value.substring(0, LONGEST_QUOTE) + "…" : value;
        StringBuilder quoted = new StringBuilder("'");
        cut.codePoints().forEach(c -> quoted.appendCodePoint(isPrintable(c) ? c : '\uFFFD'));
        return quoted.append('\'').toString();
    }

    private static boolean isPrintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }
}
