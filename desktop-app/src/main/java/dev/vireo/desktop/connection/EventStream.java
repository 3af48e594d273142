// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.connection;

import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Retry;
import dev.vireo.model.event.Event;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a server's events while that is wanted: a stream that breaks is opened again after a while. */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final Source source;
    private final Background background;
    private final Consumer<Event> told;
    private final Retry retry;
    private @Nullable Closeable stream;
    private boolean isWanted;
    /** Which attempt is the present one: what an older one still says is not heard. */
    private int attempt;

    /** Where events come from. */
    interface Source {
        /**
         * Begins to listen; blocks, and throws what the API throws.
         *
         * @param event is told each event, by any thread
         * @param ended is told once, by any thread, when no more will come
         */
        Closeable listen(Consumer<Event> event, Runnable ended);
    }

    /** @param told is told each event, on the FX thread */
    EventStream(Source source, Background background, Consumer<Event> told) {
        this.source = source;
        this.background = background;
        this.told = told;
        this.retry = new Retry(background);
    }

    /** Listens from now on; nothing happens if it does already. */
    void open() {
        if (!isWanted) {
            isWanted = true;
            retry.reset();
            begin();
        }
    }

    private void begin() {
        int present = ++attempt;
        background.run(
                () -> source.listen(
                        event -> background.onFxThread(() -> tell(present, event)),
                        () -> background.onFxThread(() -> ended(present))),
                opened -> keep(present, opened),
                failure -> {
                    LOG.debug("no events, polling instead", failure);
                    ended(present);
                });
    }

    private void keep(int which, Closeable opened) {
        if (which == attempt) {
            stream = opened;
            retry.works();
        } else {
            close(opened);
        }
    }

    private void tell(int which, Event event) {
        if (which == attempt) {
            told.accept(event);
        }
    }

    private void ended(int which) {
        if (which == attempt) {
            attempt++;
            stream = null;
            retry.later(this::begin);
        }
    }

    /** Whether events are told as they happen. */
    boolean isOpen() {
        return stream != null;
    }

    /** Listens no more. */
    void close() {
        isWanted = false;
        attempt++;
        retry.cancel();
        Closeable open = stream;
        stream = null;
        if (open != null) {
            close(open);
        }
    }

    private static void close(Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            LOG.debug("closing events", e);
        }
    }
}
