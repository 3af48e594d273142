// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.command;

import java.util.ArrayList;
import java.util.List;

/** Writes a command as a shell takes it, an option with its value on each line. */
final class CommandLineText {
    private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

    private CommandLineText() {}

    /** @param command the program and its arguments */
    static String of(List<String> command) {
        List<String> lines = new ArrayList<>();
        for (String argument : command) {
            if (lines.isEmpty()) {
                lines.add(quote(argument));
            } else if (argument.startsWith("-")) {
                lines.add("  " + quote(argument));
            } else {
                int last = lines.size() - 1;
                lines.set(last, lines.get(last) + " " + quote(argument));
            }
        }
        return String.join(" \\\n", lines);
    }

    private static String quote(String argument) {
        return argument.matches(PLAIN) ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
