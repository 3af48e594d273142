// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** A session with a real server that lasts until what a test waits for is seen. */
final class LiveSession implements RfbListener {
    private final Viewer viewer = new Viewer();
    private final RfbClient client;
    private final Predicate<LiveSession> isOver;
    private long painted;

    private LiveSession(RfbTransport transport, String password, RfbSettings settings, Predicate<LiveSession> isOver) {
        this.client = new RfbClient(transport, VncPassword.of(password), settings, this);
        this.isOver = isOver;
    }

    /**
     * Holds a session.
     *
     * @param isOver asked after each frame from the first whole picture on; it may send input
     */
    static LiveSession hold(Path socket, String password, RfbSettings settings, Predicate<LiveSession> isOver)
            throws IOException {
        LiveSession session = new LiveSession(new UnixSocketTransport(socket), password, settings, isOver);
        session.client.run();
        return session;
    }

    /** Sends a key's press and release. */
    void strike(int keysym, int scancode) {
        try {
            client.messages().key(keysym, scancode, true);
            client.messages().key(keysym, scancode, false);
        } catch (RfbException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the pointer. */
    void point(int x, int y) {
        try {
            client.messages().pointer(x, y, 0);
        } catch (RfbException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for another size. */
    void askForSize(int width, int height) {
        try {
            client.messages().desktopSize(width, height);
        } catch (RfbException e) {
            throw new UncheckedIOException(e);
        }
    }

    Viewer viewer() {
        return viewer;
    }

    @Override
    public void connected(String desktopName) {
        viewer.connected(desktopName);
    }

    @Override
    public void resized(Framebuffer framebuffer) {
        viewer.resized(framebuffer);
        painted = 0;
    }

    @Override
    public void frame(FrameDamage damage) {
        painted += damage.pixels();
        if (painted >= viewer.pixels().length && isOver.test(this)) {
            client.close();
        }
    }

    @Override
    public void cursor(CursorShape shape) {
        viewer.cursor(shape);
    }
}
