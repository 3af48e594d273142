// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does everything at once on the calling thread; ticks come when the test asks for them. */
public final class SameThreadBackground implements Background {
    private final List<Runnable> ticks = new ArrayList<>();

    @Override
    public <T> Cancellation run(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            failed.accept(e);
            return Cancellation.NONE;
        }
        done.accept(result);
        return Cancellation.NONE;
    }

    @Override
    public Cancellation every(Duration period, Runnable onFxThread) {
        ticks.add(onFxThread);
        return () -> ticks.remove(onFxThread);
    }

    @Override
    public void onFxThread(Runnable action) {
        action.run();
    }

    /** Lets one period of everything repeated pass. */
    public void tick() {
        List.copyOf(ticks).forEach(Runnable::run);
    }
}
