// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

/**
 * Work that must come to its end once it has begun, such as ending a machine before its disks change. The wish that the task
 * stops waits until it is over.
 */
public final class Uninterrupted {
    private Uninterrupted() {}

    /**
     * Work that waits for something.
     *
     * @param <E> how else than by an interrupt it may fail
     */
    public interface Work<E extends Exception> {
        /** Does it. */
        void run() throws E, InterruptedException;
    }

    /**
     * Does the work without an interrupt that came before. One that comes in between starts it once more, so that it must
     * bear to be begun again.
     */
    public static <E extends Exception> void run(Work<E> work) throws E {
        boolean wasInterrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    work.run();
                    return;
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
