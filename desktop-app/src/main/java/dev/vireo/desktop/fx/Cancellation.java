// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

/** Ends work that was begun; ending it twice, or after its end, does nothing. */
@FunctionalInterface
public interface Cancellation {
    /** Nothing to end. */
    Cancellation NONE = () -> {};

    /** Interrupts the work; neither of its callbacks is called any more. */
    void cancel();
}
