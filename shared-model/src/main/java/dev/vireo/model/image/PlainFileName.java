// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.InvalidValueException.quote;

/** Names of files that other files give: only those that lead nowhere else. */
final class PlainFileName {
    private static final int LONGEST = 255;

    private PlainFileName() {}

    /**
     * The name, if it is one part of a path and nothing that a program takes for a protocol or an option.
     *
     * @param where what gives the name, for the message
     */
    static String require(String name, String where) {
        boolean isPlain = !name.isEmpty()
                && name.length() <= LONGEST
                && !name.equals(".")
                && !name.equals("..")
                && !name.startsWith("-")
                && name.chars().noneMatch(PlainFileName::isSpecial);
        ImageRefusedException.require(
                isPlain,
                where + " names " + quote(name)
                        + "; only a plain file name beside it is allowed, without a path, a device or a protocol");
        return name;
    }

    private static boolean isSpecial(int c) {
        return c == '/' || c == '\\' || c == ':' || c == '"' || Character.isISOControl(c);
    }
}
