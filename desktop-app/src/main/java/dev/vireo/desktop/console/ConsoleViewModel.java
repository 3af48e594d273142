// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import dev.vireo.desktop.console.rfb.CursorShape;
import dev.vireo.desktop.console.rfb.Framebuffer;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Retry;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * The session with a guest's screen while somebody looks: it comes with the guest's start, goes with its stop, and is tried
 * again when it breaks.
 */
public final class ConsoleViewModel {

    private final GuestItem guest;
    private final Background background;
    private final Retry retry;
    private final ReadOnlyObjectWrapper<ConsoleState> state = new ReadOnlyObjectWrapper<>(new ConsoleState.Closed());
    private final ReadOnlyObjectWrapper<@Nullable Framebuffer> framebuffer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CursorShape> cursor = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ChangeListener<ItemStatus> onStatus = (observed, old, now) -> followStatus();
    private final ConsoleInput input;
    private Consumer<DirtyArea> painter = area -> {};
    private @Nullable ScreenSession session;
    private Cancellation work = Cancellation.NONE;

    /** The console of that guest; nothing is opened before {@link #open}. */
    public ConsoleViewModel(GuestItem guest, Background background) {
        this.guest = guest;
        this.background = background;
        this.retry = new Retry(background);
        this.input = new ConsoleInput(() -> Optional.ofNullable(session).flatMap(ScreenSession::messages), background);
    }

    /** Somebody looks. */
    public void open() {
        close();
        guest.statusProperty().addListener(onStatus);
        retry.reset();
        followStatus();
    }

    /** Nobody looks any more. */
    public void close() {
        guest.statusProperty().removeListener(onStatus);
        disconnect();
        state.set(new ConsoleState.Closed());
    }

    /** Tries again at once. */
    public void reconnect() {
        disconnect();
        followStatus();
    }

    private void followStatus() {
        if (guest.status() == ItemStatus.STOPPED) {
            disconnect();
            state.set(new ConsoleState.GuestStopped());
        } else if (session == null) {
            retry.cancel();
            connect();
        }
    }

    private void connect() {
        state.set(new ConsoleState.Connecting());
        Screen screen = new Screen();
        ScreenSession next = new ScreenSession(guest, new ScreenFeed(background, screen));
        screen.session = next;
        session = next;
        work = background.run(next::hold, end -> ended(next, end), error -> lost(next, error));
    }

    private void ended(ScreenSession which, ScreenSession.End end) {
        if (session == which) {
            session = null;
            state.set(
                    switch (end) {
                        case NO_SCREEN -> new ConsoleState.NoScreen();
                        case CLOSED -> new ConsoleState.Closed();
                    });
        }
    }

    private void lost(ScreenSession which, Throwable error) {
        if (session != which) {
            return;
        }
        session = null;
        input.releaseAll();
        int seconds = retry.seconds();
        retry.later(this::followStatus);
        state.set(new ConsoleState.Lost(Failures.words(error), seconds)); // may end it
    }

    private void disconnect() {
        retry.cancel();
        input.releaseAll();
        ScreenSession held = session;
        session = null;
        if (held != null) {
            held.close();
        }
        work.cancel();
        work = Cancellation.NONE;
        cursor.set(null);
    }

    /** Starts the guest. */
    public void start() {
        Arguments path =
                Arguments.NONE.with(PathParameters.NODE, guest.node().node()).with(PathParameters.VMID, guest.vmid());
        failure.set("");
        background.run(
                () -> guest.datacenter().api().call(GuestEndpoints.START_VM, path),
                upid -> {},
                error -> failure.set(Failures.words(error)));
    }

    /** Writes what the screen shows into a PNG file; a failure is told by {@link #failureProperty}. */
    public void saveScreenshot(Path file) {
        ScreenPixels pixels = screenPixels();
        failure.set("");
        background.run(
                () -> {
                    pixels.savePng(file);
                    return file;
                },
                saved -> {},
                error -> failure.set(Failures.words(error)));
    }

    /** A copy of what the screen shows now. */
    public ScreenPixels screenPixels() {
        Framebuffer shown = framebuffer.get();
        return shown == null ? ScreenPixels.NONE : ScreenPixels.of(shown);
    }

    /** How the session stands. */
    public ReadOnlyObjectProperty<ConsoleState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the last start or screenshot failed; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Keys and the pointer. */
    ConsoleInput input() {
        return input;
    }

    /** The picture; null before the first session. */
    ReadOnlyObjectProperty<@Nullable Framebuffer> framebufferProperty() {
        return framebuffer.getReadOnlyProperty();
    }

    /** The guest's pointer; null while it has told none. */
    ReadOnlyObjectProperty<@Nullable CursorShape> cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    /** Who paints areas that changed; called on the FX thread. */
    void setPainter(Consumer<DirtyArea> newPainter) {
        painter = newPainter;
    }

    /** Takes what one session shows, unless another one has followed it. */
    private final class Screen implements ScreenFeed.Target {
        private @Nullable ScreenSession session;

        private boolean isCurrent() {
            return session != null && session == ConsoleViewModel.this.session;
        }

        @Override
        public void connected() {
            if (isCurrent()) {
                retry.works();
                state.set(new ConsoleState.Connected());
            }
        }

        @Override
        public void resized(Framebuffer resized) {
            if (isCurrent()) {
                framebuffer.set(resized);
            }
        }

        @Override
        public void painted(DirtyArea area) {
            if (isCurrent()) {
                painter.accept(area);
            }
        }

        @Override
        public void cursor(CursorShape shape) {
            if (isCurrent()) {
                cursor.set(shape);
            }
        }
    }
}
