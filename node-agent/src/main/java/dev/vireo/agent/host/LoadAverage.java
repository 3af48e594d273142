// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Mean number of tasks that ran, waited for a processor or for a disk, from {@code /proc/loadavg}.
 *
 * @param one over the last minute
 * @param five over the last five minutes
 * @param fifteen over the last fifteen minutes
 */
public record LoadAverage(double one, double five, double fifteen) {
    private static final Pattern BLANK = Pattern.compile(" ");

    /** Reads the text of {@code /proc/loadavg}. */
    public static LoadAverage parse(String text) {
        String[] words = BLANK.split(text);
        return new LoadAverage(
                Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]));
    }

    /** The three values with two decimals, as the API tells them. */
    public List<String> texts() {
        return Stream.of(one, five, fifteen)
                .map(load -> String.format(Locale.ROOT, "%.2f", load))
                .toList();
    }
}
