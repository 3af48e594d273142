// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final SameThreadBackground background = new SameThreadBackground();
    private final List<Consumer<Event>> listeners = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();
    private final List<Event> told = new ArrayList<>();
    private int closed;
    private boolean isRefused;
    private final EventStream stream = new EventStream(
            (event, ended) -> {
                listeners.add(event);
                ends.add(ended);
                if (isRefused) {
                    throw ApiException.failed("no");
                }
                return () -> closed++;
            },
            background,
            told::add);

    private void happens(int stream) {
        listeners.get(stream).accept(new Event(Event.TASK, null));
    }

    @Test
    void aStreamThatBreaksIsOpenedAgain() {
        stream.open();
        ends.get(0).run();
        assertThat(stream.isOpen()).isFalse();
        background.tick();

        assertThat(stream.isOpen()).isTrue();
        happens(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void aStreamThatCannotBeOpenedIsTriedAgain() {
        isRefused = true;
        stream.open();
        isRefused = false;
        background.tick();

        assertThat(stream.isOpen()).isTrue();
    }

    @Test
    void anOlderStreamTellsNothingMore() {
        stream.open();
        stream.close();
        stream.open();
        happens(0);
        ends.get(0).run();

        assertThat(told).isEmpty();
        assertThat(stream.isOpen()).isTrue();
    }

    @Test
    void nothingIsOpenedOnceNobodyWantsIt() {
        stream.open();
        ends.get(0).run();
        stream.close();
        background.tick();

        assertThat(listeners).hasSize(1);
        assertThat(stream.isOpen()).isFalse();
    }

    @Test
    void oneStreamIsOpenAtATime() {
        stream.open();
        stream.open();
        stream.close();

        assertThat(listeners).hasSize(1);
        assertThat(closed).isEqualTo(1);
    }
}
