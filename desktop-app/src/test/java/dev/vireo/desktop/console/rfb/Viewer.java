// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A listener that remembers everything, and short ways to decode bytes. */
final class Viewer implements RfbListener {
    final List<String> heard = new ArrayList<>();
    final List<FrameDamage> frames = new ArrayList<>();
    private @Nullable Framebuffer framebuffer;
    private @Nullable CursorShape cursor;
    private @Nullable RfbException end;

    /** Decodes a session to the end of its bytes. */
    static Viewer of(byte[] server) {
        return of(new MemoryTransport(server), RfbSettings.defaults());
    }

    static Viewer of(RfbTransport transport, RfbSettings settings) {
        return of(transport, VncPassword.NONE, settings);
    }

    static Viewer of(RfbTransport transport, VncPassword password, RfbSettings settings) {
        Viewer viewer = new Viewer();
        RfbClient client = new RfbClient(transport, password, settings, viewer);
        try {
            client.run();
        } catch (RfbException e) {
            viewer.end = e;
        }
        return viewer;
    }

    static byte[] recording(String name) throws IOException {
        try (InputStream in = Viewer.class.getResourceAsStream(name + ".rfb")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    int[] pixels() {
        return framebuffer().pixels();
    }

    Framebuffer framebuffer() {
        return Objects.requireNonNull(framebuffer, "the handshake failed");
    }

    CursorShape cursorShape() {
        return Objects.requireNonNull(cursor, "no cursor came");
    }

    /** Why the session ended. */
    RfbException end() {
        return Objects.requireNonNull(end, "the session was closed by the client");
    }

    /** Whether everything was understood up to the last byte. */
    boolean sawAll() {
        return end().kind() == RfbException.Kind.DISCONNECTED;
    }

    @Override
    public void connected(String desktopName) {
        heard.add("connected " + desktopName);
    }

    @Override
    public void resized(Framebuffer next) {
        framebuffer = next;
        heard.add("resized " + next.width() + "x" + next.height());
    }

    @Override
    public void frame(FrameDamage damage) {
        frames.add(damage);
    }

    @Override
    public void cursor(CursorShape shape) {
        cursor = shape;
    }

    @Override
    public void bell() {
        heard.add("bell");
    }

    @Override
    public void cutText(String text) {
        heard.add("cut " + text);
    }
}
