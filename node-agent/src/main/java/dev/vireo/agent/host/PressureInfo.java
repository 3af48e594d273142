// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much tasks are held up by want of something, from a file of {@code /proc/pressure} or a control group's
 * {@code *.pressure}. Values are percent of the last ten seconds.
 *
 * @param some while at least one task was held up
 * @param full while all of them were; 0 where the kernel does not tell it
 */
public record PressureInfo(double some, double full) {
    private static final Pattern LINE = Pattern.compile("(some|full) avg10=([0-9.]+) .*");

    /** Reads such a file's text. */
    public static PressureInfo parse(String text) {
        return new PressureInfo(value(text, "some"), value(text, "full"));
    }

    private static double value(String text, String word) {
        return text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .filter(line -> line.group(1).equals(word))
                .mapToDouble(line -> Double.parseDouble(line.group(2)))
                .findFirst()
                .orElse(0);
    }
}
