// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the processors are, from {@code /proc/cpuinfo}.
 *
 * @param model the first one's name; empty when the kernel knows none, as on ARM
 * @param threads number of logical processors
 * @param cores number of cores in all sockets
 * @param sockets number of sockets
 * @param megahertz the first one's clock just now, as a text; empty when the kernel does not tell it
 * @param flags the first one's features, with blanks between
 */
public record CpuDescription(
        String model, int threads, int cores, int sockets, Optional<String> megahertz, String flags) {
    private static final Pattern EMPTY_LINE = Pattern.compile("\n\\s*\n");
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final String SOCKET = "physical id";

    /** Reads the text of {@code /proc/cpuinfo}. */
    public static CpuDescription parse(String text) {
        List<Map<String, String>> all = EMPTY_LINE
                .splitAsStream(text)
                .map(CpuDescription::fields)
                .filter(fields -> fields.containsKey("processor"))
                .toList();
        Map<String, String> first = all.isEmpty() ? Map.of() : all.get(0);
        return new CpuDescription(
                first.getOrDefault("model name", ""),
                all.size(),
                distinct(all, List.of(SOCKET, "core id")),
                Math.max(1, distinct(all, List.of(SOCKET))),
                Optional.ofNullable(first.get("cpu MHz")),
                first.getOrDefault("flags", first.getOrDefault("Features", "")));
    }

    /** Whether the processors say that they can run guests: Intel's or AMD's extension. */
    public boolean virtualizes() {
        List<String> words = Arrays.asList(BLANK.split(flags));
        return words.contains("vmx") || words.contains("svm");
    }

    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new HashMap<>();
        block.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        });
        return fields;
    }

    /** How many different ones there are; a processor that does not tell counts as one of its own in the first socket. */
    private static int distinct(List<Map<String, String>> all, List<String> names) {
        return (int) all.stream()
                .map(fields -> names.stream()
                        .map(name -> fields.getOrDefault(
                                name, name.equals(SOCKET) ? "0" : fields.getOrDefault("processor", "0")))
                        .toList())
                .distinct()
                .count();
    }
}
