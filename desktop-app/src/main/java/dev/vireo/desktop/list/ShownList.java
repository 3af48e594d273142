// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.list;

/**
 * A list that is read while it is in sight.
 *
 * @param <T> what stands in a row
 */
public interface ShownList<T> {
    /** What was read. */
    Rows<T> rows();

    /** Whether what it shows is an answer, and no other one is on its way. */
    boolean isSettled();

    /** Comes into sight: reads now, and when there may be something new. */
    void open();

    /** Ends reading; what is shown stays. */
    void close();
}
