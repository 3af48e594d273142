// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One viewer of a screen. Two threads move bytes, each waiting for the slower side: those that serve connections must not
 * wait for a machine that takes nothing in.
 */
final class VncSession implements ConsoleSession {
    private static final Logger LOG = LoggerFactory.getLogger(VncSession.class);
    /** What QEMU has sent when the login is decided: version 12, types 2, challenge 16, result 4 bytes. */
    private static final int LOGIN_BYTES = 34;

    private static final int BUFFER = 256 * 1024;
    private static final int LARGEST_MESSAGE = 128 * 1024;

    private final SocketChannel qemu;
    private final Runnable loggedIn;
    private final Executor threads;
    private final WaitingInput input = new WaitingInput();
    private final AtomicBoolean isLoggingIn = new AtomicBoolean(true);

    /**
     * A viewer that has not logged in yet.
     *
     * @param loggedIn is told once when the login is decided, or the viewer has gone before
     */
    VncSession(SocketChannel qemu, Runnable loggedIn, Executor threads) {
        this.qemu = qemu;
        this.loggedIn = loggedIn;
        this.threads = threads;
    }

    @Override
    public void serve(WebSocketChannel channel) {
        channel.getReceiveSetter().set(new FromViewer(input, LARGEST_MESSAGE, false, this::close));
        channel.addCloseTask(closed -> close());
        channel.resumeReceives();
        threads.execute(() -> pumpToViewer(channel));
        threads.execute(() -> pumpToQemu(channel));
    }

    private void pumpToViewer(WebSocketChannel channel) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long sent = 0;
        try {
            while (qemu.read(buffer) >= 0) {
                buffer.flip();
                sent += buffer.remaining();
                WebSockets.sendBinaryBlocking(buffer, channel);
                buffer.clear();
                if (sent >= LOGIN_BYTES) {
                    endLogin();
                }
            }
            WebSockets.sendCloseBlocking(1000, "the machine ended", channel);
        } catch (IOException e) {
            LOG.debug("a viewer went", e);
        } finally {
            close();
        }
    }

    private void pumpToQemu(WebSocketChannel channel) {
        try {
            byte[] message = input.next(channel);
            while (message != null) {
                ByteBuffer data = ByteBuffer.wrap(message);
                while (data.hasRemaining()) {
                    qemu.write(data);
                }
                message = input.next(channel);
            }
        } catch (IOException e) {
            LOG.debug("a machine takes nothing from its viewer any more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void endLogin() {
        if (isLoggingIn.compareAndSet(true, false)) {
            loggedIn.run();
        }
    }

    @Override
    public void close() {
        endLogin();
        input.end();
        try {
            qemu.close();
        } catch (IOException e) {
            LOG.debug("cannot close a viewer's socket", e);
        }
    }
}
