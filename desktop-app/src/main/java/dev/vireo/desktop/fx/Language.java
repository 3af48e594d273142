// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.util.Locale;

/** A language of the program. */
public enum Language {
    /** English, in which texts stand in the code. */
    ENGLISH("en", "English"),
    /** Russian. */
    RUSSIAN("ru", "Русский");

    private final String code;
    private final String ownName;

    Language(String code, String ownName) {
        this.code = code;
        this.ownName = ownName;
    }

    /** Two letters, as settings and the command line write it. */
    public String code() {
        return code;
    }

    /** The language's name in itself. */
    public String ownName() {
        return ownName;
    }

    /** How numbers and dates are written in it. */
    public Locale locale() {
        return Locale.forLanguageTag(code);
    }

    /** The language of a code; English for one that the program does not speak. */
    public static Language ofCode(String code) {
        return code.equalsIgnoreCase(RUSSIAN.code) ? RUSSIAN : ENGLISH;
    }
}
