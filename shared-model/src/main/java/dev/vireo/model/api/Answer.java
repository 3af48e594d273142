// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import java.util.List;
import java.util.Map;

/**
 * The form of an answer.
 *
 * @param <R> the answer in the program
 * @param shape one value, a list, or nothing
 * @param element class of the value, or of the list's elements
 */
@SuppressWarnings("UnusedTypeParameter") // it types the calls made through an endpoint
public record Answer<R>(Shape shape, Class<?> element) {
    /** How many values an answer has. */
    public enum Shape {
        /** One value. */
        ONE,
        /** A list of values. */
        LIST,
        /** No value. */
        NONE
    }

    /** One value of that class. */
    public static <R> Answer<R> one(Class<R> type) {
        return new Answer<>(Shape.ONE, type);
    }

    /** A list of values of that class. */
    public static <E> Answer<List<E>> list(Class<E> type) {
        return new Answer<>(Shape.LIST, type);
    }

    /** A text; a task's UPID for instance. */
    public static Answer<String> text() {
        return one(String.class);
    }

    /** Fields whose names are data: a configuration for instance. */
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    public static Answer<Map<String, Object>> fields() {
        return (Answer<Map<String, Object>>) (Answer<?>) one(Map.class);
    }

    /** A list of points, each with fields whose names are data. */
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    public static Answer<List<Map<String, Object>>> points() {
        return (Answer<List<Map<String, Object>>>) (Answer<?>) list(Map.class);
    }

    /** No value. */
    public static Answer<Void> none() {
        return new Answer<>(Shape.NONE, Void.class);
    }
}
