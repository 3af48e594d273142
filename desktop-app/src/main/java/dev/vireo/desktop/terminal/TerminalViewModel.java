// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Retry;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.terminal.vt.KeyBytes;
import dev.vireo.desktop.terminal.vt.Terminal;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.guest.VmOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * A text console and its session. Once opened it goes on while other things are looked at, so that a program in it is not
 * ended by a click; it is tried again when it breaks, and what was printed stays.
 */
public final class TerminalViewModel {
    /** Rows that are kept beyond the screen: some 30 MB when they are full. */
    private static final int HISTORY = 100_000;

    private static final Duration PING = Duration.ofSeconds(30);
    /** Leaves what a full-screen program may have left behind. */
    private static final String RECOVERY = "\033[?1049l\033[!p\033[0m\r\n";

    private final TerminalPlace place;
    private final Background background;
    private final Retry retry;
    private final Terminal terminal = new Terminal(80, 24, HISTORY, this::send);
    private final ReadOnlyObjectWrapper<TerminalState> state = new ReadOnlyObjectWrapper<>(new TerminalState.Closed());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ChangeListener<ItemStatus> onStatus = (observed, old, now) -> followStatus();
    private final AtomicBoolean isTelling = new AtomicBoolean();
    private Runnable listener = () -> {};
    private volatile @Nullable TerminalSession session;
    private Cancellation work = Cancellation.NONE;
    private Cancellation pings = Cancellation.NONE;
    private int columns = 80;
    private int rows = 24;

    /** The console of a place; nothing is opened before {@link #open}. */
    public TerminalViewModel(TerminalPlace place, Background background) {
        this.place = place;
        this.background = background;
        this.retry = new Retry(background);
    }

    /** Somebody looks: the session begins, unless it is there already or the program in it has ended. */
    public void open() {
        if (state.get() instanceof TerminalState.Closed) {
            place.item().statusProperty().addListener(onStatus);
            pings = background.every(PING, this::ping);
            retry.reset();
            followStatus();
        } else if (state.get() instanceof TerminalState.NoPort) {
            reconnect();
        }
    }

    /** Hangs up for good. */
    public void close() {
        place.item().statusProperty().removeListener(onStatus);
        pings.cancel();
        disconnect();
        state.set(new TerminalState.Closed());
    }

    /** Whether nothing is lost when it is closed: no session is there or wanted. */
    public boolean isIdle() {
        return !(state.get() instanceof TerminalState.Connected
                || state.get() instanceof TerminalState.Connecting
                || state.get() instanceof TerminalState.Lost);
    }

    /** Whether the last session has ended, however, and no other one has begun. */
    boolean hasEnded() {
        return isIdle() || state.get() instanceof TerminalState.Lost;
    }

    /** Tries again at once, or begins another session after the last has ended. */
    public void reconnect() {
        if (state.get() instanceof TerminalState.Closed) {
            open();
            return;
        }
        disconnect();
        if (place.isStopped()) {
            state.set(new TerminalState.GuestStopped());
        } else {
            connect();
        }
    }

    private void followStatus() {
        if (place.isStopped()) {
            disconnect();
            state.set(new TerminalState.GuestStopped());
        } else if (session == null && !(state.get() instanceof TerminalState.Ended)) {
            retry.cancel();
            connect();
        }
    }

    private void connect() {
        boolean isFirst = state.get() instanceof TerminalState.Closed;
        state.set(new TerminalState.Connecting());
        if (!isFirst) {
            terminal.feed(RECOVERY);
            tell();
        }
        Holder holder = new Holder();
        TerminalSession next =
                new TerminalSession(place, terminal, () -> background.onFxThread(holder::connected), this::tell);
        holder.session = next;
        session = next;
        work = background.run(next::hold, end -> ended(next, end), error -> lost(next, error));
    }

    private void ended(TerminalSession which, TerminalSession.End end) {
        if (session == which) {
            session = null;
            state.set(
                    switch (end) {
                        case NO_PORT -> new TerminalState.NoPort();
                        case CLOSED -> new TerminalState.Ended();
                    });
        }
    }

    private void lost(TerminalSession which, Throwable error) {
        if (session != which) {
            return;
        }
        session = null;
        int seconds = retry.seconds();
        retry.later(this::followStatus);
        state.set(new TerminalState.Lost(Failures.words(error), seconds)); // may end it
    }

    private void disconnect() {
        retry.cancel();
        TerminalSession held = session;
        session = null;
        if (held != null) {
            held.close();
        }
        work.cancel();
        work = Cancellation.NONE;
    }

    private void ping() {
        TerminalSession held = session;
        if (held != null) {
            held.ping();
        }
    }

    /** Gives the virtual machine a serial port; it is there after the next start. */
    public void addPort() {
        failure.set("");
        var change = place.path().with(VmOptions.SERIAL.member(0), "socket");
        background.run(
                () -> place.api().call(GuestEndpoints.CHANGE_CONFIG, change),
                done -> {
                    if (!(state.get() instanceof TerminalState.Closed)) {
                        reconnect();
                    }
                },
                error -> failure.set(Failures.words(error)));
    }

    /** Sends text as if it had been typed. */
    public void type(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends text from the clipboard. */
    public void paste(String text) {
        type(KeyBytes.ofPaste(text, terminal.modes()));
    }

    private void send(byte[] bytes) {
        TerminalSession held = session;
        if (held != null && bytes.length > 0) {
            held.type(bytes);
        }
    }

    /** The window has room for that much now. */
    public void resize(int newColumns, int newRows) {
        if (newColumns == columns && newRows == rows) {
            return;
        }
        columns = newColumns;
        rows = newRows;
        terminal.resize(columns, rows);
        TerminalSession held = session;
        if (held != null) {
            held.resize(columns, rows);
        }
        tell();
    }

    /** What is printed. */
    public Terminal terminal() {
        return terminal;
    }

    /** Who is told, on the FX thread, that something was printed; it is asked for one picture however much it was. */
    void setListener(Runnable newListener) {
        listener = newListener;
    }

    /** Tells that one no more, if it is the one that is told. */
    void removeListener(Runnable told) {
        if (listener == told) {
            listener = () -> {};
        }
    }

    private void tell() {
        if (!isTelling.getAndSet(true)) {
            background.onFxThread(() -> {
                isTelling.set(false);
                listener.run();
            });
        }
    }

    /** Where it is. */
    public TerminalPlace place() {
        return place;
    }

    /** How the session stands. */
    public ReadOnlyObjectProperty<TerminalState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the last change failed; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Hears of one session's beginning, unless another one has followed it. */
    private final class Holder {
        private @Nullable TerminalSession session;

        void connected() {
            TerminalSession held = session;
            if (held != null && held == TerminalViewModel.this.session) {
                retry.works();
                state.set(new TerminalState.Connected());
                held.resize(columns, rows);
            }
        }
    }
}
