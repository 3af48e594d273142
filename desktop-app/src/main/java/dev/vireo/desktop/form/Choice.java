// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

/**
 * One of the things that can be chosen.
 *
 * @param value what choosing it means
 * @param label its name
 * @param detail more about it, shown muted behind the name or under it; may be empty
 * @param obstacle why it cannot be chosen just now; empty if it can
 */
public record Choice<T>(T value, Sentence label, Sentence detail, Sentence obstacle) {
    /** A choice with a name alone. */
    public static <T> Choice<T> of(T value, Sentence label) {
        return new Choice<>(value, label, Sentence.EMPTY, Sentence.EMPTY);
    }

    /** A choice with a name and more about it. */
    public static <T> Choice<T> of(T value, Sentence label, Sentence detail) {
        return new Choice<>(value, label, detail, Sentence.EMPTY);
    }

    /** The same choice, barred for a reason; an empty reason frees it. */
    public Choice<T> barredBy(Sentence reason) {
        return new Choice<>(value, label, detail, reason);
    }

    /** Whether it can be chosen. */
    public boolean isOpen() {
        return obstacle.isEmpty();
    }
}
