// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.event;

import dev.vireo.model.event.Event;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Passes on what changed. Listeners must be quick: they are called by whoever tells. */
public final class EventBus {
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    /** Tells everyone. */
    public void publish(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** Listens from now on, until the answer is run. */
    public Runnable listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
