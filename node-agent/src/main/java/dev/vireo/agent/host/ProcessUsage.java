// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one process has used since its start.
 *
 * @param cpuTicks time on processors in ticks of 1/100 s, with that of children it has waited for left out
 * @param startTicks when it started, in ticks of 1/100 s since boot; with the pid it names a process for good
 * @param residentBytes memory it holds just now
 * @param readBytes bytes it made block devices read
 * @param writtenBytes bytes it made block devices write
 */
public record ProcessUsage(long cpuTicks, long startTicks, long residentBytes, long readBytes, long writtenBytes) {
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+([0-9]+) kB$");
    private static final Pattern READ = Pattern.compile("(?m)^read_bytes: ([0-9]+)$");
    private static final Pattern WRITTEN = Pattern.compile("(?m)^write_bytes: ([0-9]+)$");
    private static final long KIBIBYTE = 1024;
    // Fields after the name, which itself may hold blanks and parentheses.
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int START_TICKS = 19;

    /**
     * Reads three files of {@code /proc/PID}. Memory is taken from the one that tells it in kilobytes, since the others
     * count in pages. A file that may not be read can be given as an empty text; its values are 0 then.
     *
     * @param stat text of {@code stat}
     * @param status text of {@code status}
     * @param io text of {@code io}
     */
    public static ProcessUsage parse(String stat, String status, String io) {
        String[] fields = BLANK.split(stat.substring(stat.lastIndexOf(')') + 2));
        return new ProcessUsage(
                Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]),
                Long.parseLong(fields[START_TICKS]),
                number(RESIDENT, status) * KIBIBYTE,
                number(READ, io),
                number(WRITTEN, io));
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
