// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client tells the server: keys, the pointer, the clipboard, a wish for another size. May be used from any thread.
 * Before the handshake is done, and after the session has ended, calls of the public methods do nothing.
 */
public final class RfbMessages {
    /** Longer texts are not sent to the server's clipboard, in bytes. */
    private static final int MAX_CUT_TEXT = 1 << 18;

    private final RfbTransport transport;
    private boolean open;
    private boolean extendedKeys;
    private boolean resizable;
    private int screenId;
    private int screenFlags;

    RfbMessages(RfbTransport transport) {
        this.transport = transport;
    }

    /**
     * A key went down or up.
     *
     * @param keysym what the key means, an X11 keysym, or 0 when unknown
     * @param scancode which key it is: a code of PC keyboard set 1, with 0x80 added where its prefix is E0, or 0 when
     *     unknown. It is sent to servers that take it, so that the guest's own layout applies
     * @param down whether it is pressed
     */
    public synchronized void key(int keysym, int scancode, boolean down) throws RfbException {
        if (!open) {
            return;
        }
        if (extendedKeys && scancode != 0) {
            send(ByteBuffer.allocate(12)
                    .put((byte) Protocol.CLIENT_QEMU)
                    .put((byte) Protocol.QEMU_EXTENDED_KEY_EVENT)
                    .putShort((short) (down ? 1 : 0))
                    .putInt(keysym)
                    .putInt(scancode));
        } else if (keysym != 0) {
            send(ByteBuffer.allocate(8)
                    .put((byte) Protocol.CLIENT_KEY_EVENT)
                    .put((byte) (down ? 1 : 0))
                    .putShort((short) 0)
                    .putInt(keysym));
        }
    }

    /**
     * The pointer moved, or a button changed.
     *
     * @param x column, brought into 0 to 65535
     * @param y row, likewise
     * @param buttons bit 0 left, 1 middle, 2 right, 3 wheel up, 4 wheel down, 5 wheel left, 6 wheel right
     */
    public synchronized void pointer(int x, int y, int buttons) throws RfbException {
        if (open) {
            send(ByteBuffer.allocate(6)
                    .put((byte) Protocol.CLIENT_POINTER_EVENT)
                    .put((byte) buttons)
                    .putShort((short) Math.max(0, Math.min(0xFFFF, x)))
                    .putShort((short) Math.max(0, Math.min(0xFFFF, y))));
        }
    }

    /** The local clipboard has new text. What Latin-1 lacks becomes a question mark; a text above 256 KiB is not sent. */
    public synchronized void cutText(String text) throws RfbException {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        if (open && latin.length <= MAX_CUT_TEXT) {
            send(ByteBuffer.allocate(8 + latin.length)
                    .putInt(Protocol.CLIENT_CUT_TEXT << 24)
                    .putInt(latin.length)
                    .put(latin));
        }
    }

    /** Asks for another size of the desktop, 1 to 16384 each; does nothing with a server whose desktop can't be resized. */
    public synchronized void desktopSize(int width, int height) throws RfbException {
        if (open && resizable) {
            send(ByteBuffer.allocate(24)
                    .putShort((short) (Protocol.CLIENT_SET_DESKTOP_SIZE << 8))
                    .putShort((short) width)
                    .putShort((short) height)
                    .putShort((short) (1 << 8))
                    .putInt(screenId)
                    .putInt(0)
                    .putShort((short) width)
                    .putShort((short) height)
                    .putInt(screenFlags));
        }
    }

    /** Whether {@link #desktopSize} has an effect. */
    public synchronized boolean resizable() {
        return resizable;
    }

    /** From now on the public methods send. */
    synchronized void open() {
        open = true;
    }

    /** From now on the public methods are silent. */
    synchronized void shut() {
        open = false;
    }

    /** The server takes scancodes. */
    synchronized void useExtendedKeys() {
        extendedKeys = true;
    }

    /** The server can be asked for another size, and its first screen is this. */
    synchronized void useScreen(int id, int flags) {
        resizable = true;
        screenId = id;
        screenFlags = flags;
    }

    /** Asks for 32 bits a pixel, 0xXXRRGGBB, little-endian, so that decoders need no conversion. */
    synchronized void pixelFormat() throws RfbException {
        send(ByteBuffer.allocate(20)
                .putInt(Protocol.CLIENT_SET_PIXEL_FORMAT << 24)
                .put(new byte[] {32, 24, 0, 1, 0, (byte) 255, 0, (byte) 255, 0, (byte) 255, 16, 8, 0}));
    }

    /** Says which encodings, in order of preference, and which extensions this client understands. */
    synchronized void encodings(RfbSettings settings) throws RfbException {
        List<Integer> codes = new ArrayList<>();
        settings.encodings().forEach(encoding -> codes.add(encoding.code()));
        codes.add(Protocol.CURSOR);
        codes.add(Protocol.EXTENDED_DESKTOP_SIZE);
        codes.add(Protocol.DESKTOP_SIZE);
        codes.add(Protocol.LAST_RECT);
        codes.add(Protocol.QEMU_EXTENDED_KEY);
        codes.add(Protocol.COMPRESSION_0 + settings.compression());
        if (settings.jpegQuality() != RfbSettings.LOSSLESS) {
            codes.add(Protocol.JPEG_QUALITY_0 + settings.jpegQuality());
        }
        ByteBuffer message = ByteBuffer.allocate(4 + 4 * codes.size())
                .putShort((short) (Protocol.CLIENT_SET_ENCODINGS << 8))
                .putShort((short) codes.size());
        codes.forEach(message::putInt);
        send(message);
    }

    /** Asks for the next update of the whole desktop: only what changes, or all of it at once. */
    synchronized void requestUpdate(boolean incremental, Framebuffer framebuffer) throws RfbException {
        send(ByteBuffer.allocate(10)
                .put((byte) Protocol.CLIENT_UPDATE_REQUEST)
                .put((byte) (incremental ? 1 : 0))
                .putInt(0)
                .putShort((short) framebuffer.width())
                .putShort((short) framebuffer.height()));
    }

    /** Sends bytes of the handshake. */
    void send(byte[] message) throws RfbException {
        send(ByteBuffer.wrap(message));
    }

    private synchronized void send(ByteBuffer message) throws RfbException {
        try {
            transport.write(message.array(), message.arrayOffset(), message.capacity());
        } catch (IOException e) {
            throw RfbException.broken(e);
        }
    }
}
