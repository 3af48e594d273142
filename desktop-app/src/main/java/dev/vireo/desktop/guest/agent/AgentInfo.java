// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent told of its guest; what it did not tell is empty.
 *
 * @param hostName name that the guest gives itself
 * @param system its operating system with its version
 * @param kernel release of its kernel
 * @param addresses its network addresses by card, loopback left out
 * @param fileSystems its file systems that have a size
 */
record AgentInfo(
        String hostName, String system, String kernel, List<Addresses> addresses, List<FileSystem> fileSystems) {
    static final AgentInfo UNKNOWN = new AgentInfo("", "", "", List.of(), List.of());

    AgentInfo {
        addresses = List.copyOf(addresses);
        fileSystems = List.copyOf(fileSystems);
    }

    /** The addresses of a card. */
    record Addresses(String card, List<String> addresses) {}

    /** A file system: where it is mounted, and its bytes. */
    record FileSystem(String mountPoint, double used, double total) {}

    static String hostName(Map<String, Object> answer) {
        return text(result(answer), "host-name");
    }

    static String system(Map<String, Object> answer) {
        Object result = result(answer);
        String pretty = text(result, "pretty-name");
        return pretty.isEmpty() ? (text(result, "name") + " " + text(result, "version")).strip() : pretty;
    }

    static String kernel(Map<String, Object> answer) {
        return text(result(answer), "kernel-release");
    }

    static List<Addresses> addresses(Map<String, Object> answer) {
        List<Addresses> cards = new ArrayList<>();
        for (Object card : list(result(answer))) {
            List<String> addresses = list(field(card, "ip-addresses")).stream()
                    .map(address -> text(address, "ip-address"))
                    .filter(address -> !address.isEmpty() && !address.startsWith("127.") && !address.equals("::1"))
                    .toList();
            if (!addresses.isEmpty()) {
                cards.add(new Addresses(text(card, "name"), addresses));
            }
        }
        return cards;
    }

    static List<FileSystem> fileSystems(Map<String, Object> answer) {
        List<FileSystem> systems = new ArrayList<>();
        for (Object system : list(result(answer))) {
            Optional<Double> total = number(system, "total-bytes");
            Optional<Double> used = number(system, "used-bytes");
            if (total.isPresent() && used.isPresent() && total.get() > 0) {
                systems.add(new FileSystem(text(system, "mountpoint"), used.get(), total.get()));
            }
        }
        return systems;
    }

    private static Object result(Map<String, Object> answer) {
        return answer.getOrDefault("result", Map.of());
    }

    private static Object field(Object holder, String name) {
        Object value = holder instanceof Map<?, ?> map ? map.get(name) : null;
        return value == null ? "" : value;
    }

    private static String text(Object holder, String name) {
        return String.valueOf(field(holder, name));
    }

    private static Optional<Double> number(Object holder, String name) {
        String written = text(holder, name);
        return written.matches("\\d{1,18}(\\.\\d{1,9})?") ? Optional.of(Double.valueOf(written)) : Optional.empty();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
