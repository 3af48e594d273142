// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads something while somebody looks at it. However often it is asked to, it waits for the answer to one reading before it
 * begins the next, so that a slow server is not asked faster than it answers, and what it answers is always shown. It lives
 * on the FX thread.
 *
 * @param <T> what is read
 */
public final class Watch<T> {
    private final Background background;
    private final Supplier<Callable<T>> source;
    private final Consumer<T> taken;
    private final Consumer<Throwable> failed;
    private Cancellation ticks = Cancellation.NONE;
    private Cancellation reading = Cancellation.NONE;
    private boolean isOpen;
    private boolean isReading;
    private boolean isStale;

    /**
     * Nothing is read before it is opened.
     *
     * @param source makes a reading; the reading itself is done beside the FX thread
     * @param taken gets what was read
     * @param failed gets why it could not be read
     */
    public Watch(Background background, Supplier<Callable<T>> source, Consumer<T> taken, Consumer<Throwable> failed) {
        this.background = background;
        this.source = source;
        this.taken = taken;
        this.failed = failed;
    }

    /** Reads now, and anew whenever it is told to. */
    public void open() {
        close();
        isOpen = true;
        read();
    }

    /** Reads now, and anew after each period. */
    public void open(Duration period) {
        open();
        ticks = background.every(period, this::tick);
    }

    /** Ends reading; an answer that is still to come is not taken. */
    public void close() {
        isOpen = false;
        ticks.cancel();
        reading.cancel();
        ticks = Cancellation.NONE;
        isReading = false;
        isStale = false;
    }

    private void tick() {
        if (!isReading) {
            read();
        }
    }

    /** What was read may be out of date: reads anew, once more after a reading that is under way. */
    public void refresh() {
        if (isReading) {
            isStale = true;
        } else if (isOpen) {
            read();
        }
    }

    /** Something else is to be read: the answer to a reading that is under way is not taken. */
    public void restart() {
        if (isOpen) {
            reading.cancel();
            read();
        }
    }

    private void read() {
        isReading = true;
        isStale = false;
        reading = background.run(
                source.get(),
                answer -> {
                    boolean again = endReading();
                    taken.accept(answer);
                    refreshIf(again);
                },
                reason -> {
                    boolean again = endReading();
                    failed.accept(reason);
                    refreshIf(again);
                });
    }

    private boolean endReading() {
        isReading = false;
        return isStale;
    }

    private void refreshIf(boolean again) {
        if (again) {
            refresh();
        }
    }
}
