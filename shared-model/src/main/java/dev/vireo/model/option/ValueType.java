// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

/**
 * How values of one kind are read, checked and written.
 *
 * @param <T> the value in the program
 */
public interface ValueType<T> {
    /**
     * Reads a value as files and the API write it.
     *
     * @throws dev.vireo.model.InvalidValueException if it is not allowed, saying what would be
     */
    T parse(String text);

    /** Writes a value so that {@link #parse} gives an equal one. */
    String format(T value);

    /** What is allowed, in the API's words. */
    Schema schema();
}
