// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.HostFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chooses the processors that a container with fewer cores than the node runs on: those that the fewest others have. */
public final class ProcessorChoice {
    private static final Path ONLINE = Path.of("/sys/devices/system/cpu/online");

    private final HostFiles files;

    /** @param files where the processors that the agent may use are read */
    public ProcessorChoice(HostFiles files) {
        this.files = files;
    }

    /**
     * The processors for that many cores, as the kernel writes them.
     *
     * @param taken what each of the other containers runs on, as the kernel writes it
     * @return empty if the container runs on all
     */
    Optional<String> choose(Optional<Long> cores, List<String> taken) {
        List<Integer> online = online();
        if (cores.isEmpty() || cores.get() >= online.size()) {
            return Optional.empty();
        }
        Map<Integer, Integer> load = new HashMap<>();
        taken.forEach(set -> parse(set).forEach(processor -> load.merge(processor, 1, Integer::sum)));
        return Optional.of(online.stream()
                .sorted(Comparator.comparing((Integer processor) -> load.getOrDefault(processor, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(cores.get())
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(",")));
    }

    /** The node's processors that run. */
    public List<Integer> online() {
        return parse(files.read(ONLINE).strip());
    }

    /** Numbers and ranges such as {@code 0-3,8}. */
    static List<Integer> parse(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.strip().split(",")) {
            int dash = part.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int last = Integer.parseInt(part.substring(dash + 1));
            IntStream.rangeClosed(first, last).forEach(numbers::add);
        }
        return numbers;
    }
}
