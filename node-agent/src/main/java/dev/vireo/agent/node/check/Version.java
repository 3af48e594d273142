// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first two numbers of a version. */
record Version(int first, int second) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?.*", Pattern.DOTALL);
    /** What says no version is taken for new: nothing is known against it. */
    private static final Version NEWEST = new Version(Integer.MAX_VALUE, 0);

    /** The version that a text begins with. */
    static Version of(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            return NEWEST;
        }
        String second = numbers.group(2);
        return new Version(Integer.parseInt(numbers.group(1)), second == null ? 0 : Integer.parseInt(second));
    }

    boolean isBefore(Version other) {
        return first < other.first || (first == other.first && second < other.second);
    }
}
