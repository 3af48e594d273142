// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import dev.vireo.model.InvalidValueException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Time that all processors have spent since boot, from {@code /proc/stat}, in ticks of 1/100 s.
 *
 * @param processors number of processors that are online
 * @param busy time spent working: for programs, the kernel, interrupts, guests, and time that a hypervisor took away
 * @param ioWait time spent idle while a disk was awaited
 * @param idle time spent idle otherwise
 */
public record CpuTimes(int processors, long busy, long ioWait, long idle) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern ONE_PROCESSOR = Pattern.compile("cpu[0-9]+ .*");
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    // user, nice, system, idle, iowait, irq, softirq, steal; the guest columns after them are already part of user
    private static final int COLUMNS = 8;

    /**
     * Parts of the time between two readings, each 0 to 1.
     *
     * @param busy spent working
     * @param ioWait spent idle while a disk was awaited
     * @param idle spent idle otherwise
     */
    public record Share(double busy, double ioWait, double idle) {}

    /** Reads the text of {@code /proc/stat}. */
    public static CpuTimes parse(String text) {
        String[] total = text.lines()
                .filter(line -> line.startsWith("cpu "))
                .findFirst()
                .map(BLANKS::split)
                .orElseThrow(() -> new InvalidValueException("/proc/stat has no line of all processors"));
        long processors = text.lines()
                .filter(line -> ONE_PROCESSOR.matcher(line).matches())
                .count();
        long sum = Arrays.stream(total)
                .skip(1)
                .limit(COLUMNS)
                .mapToLong(Long::parseLong)
                .sum();
        long idle = Long.parseLong(total[IDLE]);
        long ioWait = Long.parseLong(total[IO_WAIT]);
        return new CpuTimes((int) processors, sum - idle - ioWait, ioWait, idle);
    }

    /**
     * How the time since an earlier reading was spent; empty when none has passed. The kernel's counters of waiting can
     * run backwards a little, which counts as nothing.
     */
    public Optional<Share> since(CpuTimes earlier) {
        double worked = Math.max(0, busy - earlier.busy);
        double waited = Math.max(0, ioWait - earlier.ioWait);
        double rested = Math.max(0, idle - earlier.idle);
        double total = worked + waited + rested;
        return total > 0 ? Optional.of(new Share(worked / total, waited / total, rested / total)) : Optional.empty();
    }

    /** How the time since boot was spent. */
    public Share sinceBoot() {
        return since(new CpuTimes(processors, 0, 0, 0)).orElse(new Share(0, 0, 1));
    }
}
