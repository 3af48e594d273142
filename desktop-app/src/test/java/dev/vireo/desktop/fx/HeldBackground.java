// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A background whose work waits until the test lets it go on, as on a slow network. */
public final class HeldBackground implements Background {
    private final SameThreadBackground done = new SameThreadBackground();
    private final Queue<Runnable> held = new ArrayDeque<>();
    private final List<Runnable> ticks = new ArrayList<>();

    @Override
    public <T> Cancellation run(Callable<T> work, Consumer<T> ended, Consumer<Throwable> failed) {
        Runnable later = () -> done.run(work, ended, failed);
        held.add(later);
        return () -> held.remove(later);
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

    /** Does what was begun longest ago. */
    public void release() {
        held.remove().run();
    }

    /** Whether nothing waits. */
    public boolean isIdle() {
        return held.isEmpty();
    }
}
