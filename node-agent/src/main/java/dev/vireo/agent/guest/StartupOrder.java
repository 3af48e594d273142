// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.Options;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a guest stands when several are started: the key {@code startup}.
 *
 * @param order guests with lower numbers start first and stop last; those without come after all others
 * @param upSeconds how long the next guest waits after this one's start
 * @param downSeconds how long it may take to shut down, if its own time is set
 */
public record StartupOrder(Optional<Long> order, long upSeconds, Optional<Long> downSeconds) {
    /** The order of starts; guests of the same place by their numbers. */
    public static final Comparator<Guest> STARTS = Comparator.comparingLong(
                    (Guest guest) -> of(guest.options()).order.orElse(Long.MAX_VALUE))
            .thenComparing(Guest::vmid);

    /** What a configuration says. */
    public static StartupOrder of(Options options) {
        String written = options.get(VmOptions.STARTUP).orElse("");
        Optional<Long> order = Optional.empty();
        Optional<Long> up = Optional.empty();
        Optional<Long> down = Optional.empty();
        for (String part : written.split(",")) {
            int equals = part.indexOf('=');
            Optional<Long> value = number(part.substring(equals + 1));
            switch (equals < 0 ? "order" : part.substring(0, equals)) {
                case "up" -> up = value;
                case "down" -> down = value;
                default -> order = value;
            }
        }
        return new StartupOrder(order, up.orElse(0L), down);
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
