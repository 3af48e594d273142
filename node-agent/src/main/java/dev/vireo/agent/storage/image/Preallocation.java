// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;

/** What of a new image is given its place on the storage at once. */
public enum Preallocation {
    /** Nothing. */
    OFF,
    /** The tables of formats that have some. */
    METADATA,
    /** All blocks, unwritten. */
    FALLOC,
    /** All blocks, written. */
    FULL;

    /** Reads the word of {@code storage.cfg}. */
    public static Preallocation parse(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "preallocation is one of off, metadata, falloc, full - got " + quote(word)));
    }

    /** The nearest that a format can do: a raw image has no tables. */
    public Preallocation in(ImageFormat format) {
        boolean hasTables = format == ImageFormat.QCOW2;
        return this == METADATA && !hasTables ? OFF : this;
    }

    /** Whether every block takes its place at once. */
    public boolean takesAll() {
        return this == FALLOC || this == FULL;
    }

    /** The word of {@code storage.cfg} and of {@code qemu-img}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
