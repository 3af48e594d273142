// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds numbers for new keys of a configuration. */
public final class FreeNumber {
    private FreeNumber() {}

    /**
     * The lowest number whose key is free.
     *
     * @param kind begins the keys, such as {@code net}
     * @param last highest number that there is
     * @param isTaken whether a key such as {@code net0} is in use
     * @return empty where all are taken
     */
    public static Optional<Integer> of(String kind, int last, Predicate<String> isTaken) {
        return IntStream.rangeClosed(0, last)
                .filter(number -> !isTaken.test(kind + number))
                .boxed()
                .findFirst();
    }
}
