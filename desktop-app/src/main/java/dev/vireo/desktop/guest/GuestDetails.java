// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.model.guest.ContainerAnswers.ContainerInterface;
import dev.vireo.model.guest.ContainerAnswers.CtStatus;
import dev.vireo.model.guest.GuestAnswers.VmStatus;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is read about a guest beyond the list of all guests.
 *
 * @param machine how a virtual machine stands; null for a container, and until it was read
 * @param container how a container stands; null for a machine, and until it was read
 * @param addresses addresses that a container has
 * @param options its configuration
 */
record GuestDetails(@Nullable VmStatus machine, @Nullable CtStatus container, List<String> addresses, Options options) {
    static final GuestDetails UNKNOWN = new GuestDetails(null, null, List.of(), Options.EMPTY);

    static GuestDetails of(VmStatus status, Map<String, Object> configuration) {
        return new GuestDetails(status, null, List.of(), asOptions(configuration));
    }

    static GuestDetails of(CtStatus status, List<ContainerInterface> interfaces, Map<String, Object> configuration) {
        List<String> addresses = interfaces.stream()
                .filter(card -> !card.name().equals("lo"))
                .flatMap(card -> Stream.of(card.inet(), card.inet6()))
                .filter(Objects::nonNull)
                .toList();
        return new GuestDetails(null, status, addresses, asOptions(configuration));
    }

    private static Options asOptions(Map<String, Object> configuration) {
        Map<String, String> written = new LinkedHashMap<>();
        configuration.forEach((key, value) -> written.put(key, asWritten(value)));
        return Options.of(written);
    }

    /** Servers answer flags and numbers as JSON has them; configuration files know texts alone. */
    private static String asWritten(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        return String.valueOf(value);
    }

    /** Whether the configuration has been read. */
    boolean isRead() {
        return machine != null || container != null;
    }

    /** Whether high availability looks after it. */
    boolean isManaged() {
        Map<String, Integer> ha = machine != null ? machine.ha() : container != null ? container.ha() : null;
        return ha != null && ha.getOrDefault("managed", 0) == 1;
    }

    String written(String key) {
        String value = options.raw(key);
        return value == null ? "" : value;
    }
}
