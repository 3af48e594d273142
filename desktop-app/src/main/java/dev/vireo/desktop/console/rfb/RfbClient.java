// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One VNC session. {@link #run} shakes hands and then decodes on the caller's thread until {@link #close} or an error; the
 * next update is asked for as soon as one begins to arrive, so that the way to the server is not waited for.
 */
public final class RfbClient implements AutoCloseable {
    /** A longer text is not taken from the server's clipboard, in bytes; it fits the input's buffer. */
    private static final int MAX_CUT_TEXT = RfbInput.CAPACITY;

    private final RfbTransport transport;
    private final VncPassword password;
    private final RfbSettings settings;
    private final RfbListener listener;
    private final RfbMessages messages;
    private final RfbInput in;
    private volatile boolean closed;

    /** Prepares a session over a stream on which nothing has been read or written yet. The client closes it. */
    public RfbClient(RfbTransport transport, VncPassword password, RfbSettings settings, RfbListener listener) {
        this.transport = transport;
        this.password = password;
        this.settings = settings;
        this.listener = listener;
        this.messages = new RfbMessages(transport);
        this.in = new RfbInput(transport);
    }

    /** To send keys, the pointer and more; usable from any thread at any time. */
    public RfbMessages messages() {
        return messages;
    }

    /**
     * Holds the session. Returns when {@link #close} was called; to be called once.
     *
     * @throws RfbException when the session ends for any other reason
     */
    public void run() throws RfbException {
        try {
            hold();
        } catch (RfbException e) {
            if (!closed) {
                throw e;
            }
        } finally {
            messages.shut();
            close();
        }
    }

    private void hold() throws RfbException {
        Handshake.Desktop described = new Handshake(in, messages, password).perform(settings.shared());
        listener.connected(described.name());
        DesktopState desktop = new DesktopState(described.width(), described.height(), settings.maxPixels(), listener);
        UpdateReader updates = new UpdateReader(in, desktop, new PseudoRectangles(in, desktop, messages, listener));
        try {
            messages.pixelFormat();
            messages.encodings(settings);
            messages.open();
            messages.requestUpdate(false, desktop.framebuffer());
            while (!closed) {
                message(desktop, updates);
            }
        } finally {
            updates.end();
        }
    }

    private void message(DesktopState desktop, UpdateReader updates) throws RfbException {
        int type = in.unsignedByte();
        switch (type) {
            case Protocol.SERVER_UPDATE -> update(desktop, updates);
            case Protocol.SERVER_COLOUR_MAP -> skipColourMap();
            case Protocol.SERVER_BELL -> listener.bell();
            case Protocol.SERVER_CUT_TEXT -> cutText();
            default -> throw RfbException.protocol("The server sent a message of the unknown type " + type + ".");
        }
    }

    private void update(DesktopState desktop, UpdateReader updates) throws RfbException {
        messages.requestUpdate(true, desktop.framebuffer());
        if (updates.read()) {
            messages.requestUpdate(false, desktop.framebuffer());
        }
    }

    /** A map is for palette formats, which this client never sets; some servers send one all the same. */
    private void skipColourMap() throws RfbException {
        in.skip(3);
        in.skip(6L * in.unsignedShort());
    }

    private void cutText() throws RfbException {
        in.skip(3);
        int length = in.length(Integer.MAX_VALUE, "clipboard text");
        if (length > MAX_CUT_TEXT) {
            in.skip(length);
        } else {
            listener.cutText(in.text(length, StandardCharsets.ISO_8859_1));
        }
    }

    /** Ends the session and makes {@link #run} return. May be called from any thread, and more than once. */
    @Override
    public void close() {
        closed = true;
        try {
            transport.close();
        } catch (IOException e) {
            // the stream is given up in any case, and nobody could do better with the failure
            closed = true;
        }
    }
}
