// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import dev.vireo.desktop.console.rfb.RfbTransport;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A VNC server's side of one session: it shows one picture, takes scancodes, and then waits or hangs up. */
public final class FakeScreen implements RfbTransport {
    private final ByteBuffer script;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final boolean hangsUp;
    private Runnable whenShown = () -> {};

    /** A screen of that size with a blue square at the upper left; {@code hangsUp} ends the session after that. */
    public FakeScreen(int width, int height, boolean hangsUp) {
        this.hangsUp = hangsUp;
        ByteBuffer out = ByteBuffer.allocate(256 + width * height * 4);
        out.put("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 1)
                .putInt(0);
        out.putShort((short) width).putShort((short) height);
        out.put(new byte[] {32, 24, 0, 1, 0, -1, 0, -1, 0, -1, 16, 8, 0, 0, 0, 0});
        out.putInt(4).put("demo".getBytes(StandardCharsets.US_ASCII));
        out.putShort((short) 0).putShort((short) 2);
        rectangle(out, 0, 0, -258);
        rectangle(out, width, height, 0);
        for (int i = 0; i < width * height; i++) {
            boolean isBlue = i % width < width / 2 && i / width < height / 2;
            out.putInt(Integer.reverseBytes(isBlue ? 0x0969DA : 0x202020));
        }
        script = out.flip();
    }

    private static void rectangle(ByteBuffer out, int width, int height, int encoding) {
        out.putInt(0).putShort((short) width).putShort((short) height).putInt(encoding);
    }

    /** Does something on the session's thread once the picture has been read. */
    public FakeScreen whenShown(Runnable action) {
        whenShown = action;
        return this;
    }

    /** Everything that the client has sent. */
    public byte[] received() {
        return received.toByteArray();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (!script.hasRemaining()) {
            whenShown.run();
            awaitEnd();
            return -1;
        }
        int count = Math.min(length, script.remaining());
        script.get(target, offset, count);
        return count;
    }

    private void awaitEnd() {
        try {
            if (!hangsUp) {
                closed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        received.write(source, offset, length);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
