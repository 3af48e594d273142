// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import dev.vireo.desktop.console.TypedText.Change;
import dev.vireo.desktop.console.rfb.RfbException;
import dev.vireo.desktop.console.rfb.RfbMessages;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends keys and the pointer to the session that there is, and nowhere if there is none. */
final class ConsoleInput {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleInput.class);

    /** An emulated keyboard drops keys that come faster than the guest takes them. */
    private static final Duration TYPING_PERIOD = Duration.ofMillis(25);

    private static final int WHEEL_UP = 1 << 3;
    private static final int WHEEL_DOWN = 1 << 4;

    private final Supplier<Optional<RfbMessages>> messages;
    private final Background background;
    private final Set<Keystroke> held = new LinkedHashSet<>();
    private final Queue<List<Change>> typing = new ArrayDeque<>();
    private Cancellation typist = Cancellation.NONE;

    ConsoleInput(Supplier<Optional<RfbMessages>> messages, Background background) {
        this.messages = messages;
        this.background = background;
    }

    void press(Keystroke key) {
        held.add(key);
        send(to -> to.key(key.keysym(), key.scancode(), true));
    }

    void release(Keystroke key) {
        held.remove(key);
        send(to -> to.key(key.keysym(), key.scancode(), false));
    }

    /** Lets go of everything, as when somebody else gets the keyboard; what is still to be typed is forgotten. */
    void releaseAll() {
        List.copyOf(held).forEach(this::release);
        typing.clear();
        typist.cancel();
    }

    /** Presses keys in that order and releases them in the opposite one. */
    void combination(List<Keystroke> keys) {
        keys.forEach(this::press);
        for (int i = keys.size() - 1; i >= 0; i--) {
            release(keys.get(i));
        }
    }

    /** Types a text as keys of a US keyboard, at a pace that guests can follow. */
    void type(String text) {
        typing.addAll(TypedText.of(text));
        typist.cancel();
        typist = background.every(TYPING_PERIOD, this::typeNext);
    }

    private void typeNext() {
        List<Change> next = typing.poll();
        if (next == null) {
            typist.cancel();
            return;
        }
        for (Change change : next) {
            if (change.isDown()) {
                press(change.key());
            } else {
                release(change.key());
            }
        }
    }

    /**
     * Moves the pointer.
     *
     * @param buttons bit 0 left, 1 middle, 2 right
     */
    void pointer(int x, int y, int buttons) {
        send(to -> to.pointer(x, y, buttons));
    }

    /** Turns the wheel by one notch. */
    void wheel(int x, int y, int buttons, boolean up) {
        int wheel = up ? WHEEL_UP : WHEEL_DOWN;
        pointer(x, y, buttons | wheel);
        pointer(x, y, buttons);
    }

    private void send(Sending sending) {
        messages.get().ifPresent(to -> {
            try {
                sending.to(to);
            } catch (RfbException e) {
                LOG.debug("input is lost; the session's own end tells why", e);
            }
        });
    }

    /** Something to be sent. */
    private interface Sending {
        void to(RfbMessages messages) throws RfbException;
    }
}
