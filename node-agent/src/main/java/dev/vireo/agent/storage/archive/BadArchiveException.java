// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import java.io.IOException;

/** An archive that is damaged, or asks for something that no archive may. The message says which entry and why. */
public final class BadArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    BadArchiveException(String message) {
        super(message);
    }

    static BadArchiveException at(String entry, String why) {
        return new BadArchiveException("archive entry '" + printable(entry) + "' " + why);
    }

    /** A name from outside must not bring line ends or escapes into a log. */
    private static String printable(String text) {
        String cut = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
