// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The one way to work beside the FX thread. Every callback is called on the FX thread. */
public interface Background {
    /**
     * Does work beside the FX thread. It may block for as long as it likes, also for hours.
     *
     * @param work what is to be done; it is interrupted when cancelled
     * @param done gets the result on the FX thread
     * @param failed gets what the work threw on the FX thread
     */
    <T> Cancellation run(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed);

    /**
     * Calls something on the FX thread again and again, first after one period.
     *
     * @param period a millisecond or longer
     */
    Cancellation every(Duration period, Runnable onFxThread);

    /** Calls something on the FX thread soon; callable from any thread, in the order of the calls. */
    void onFxThread(Runnable action);
}
