// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.agent.guest.qemu.RunningVm;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves bytes between a viewer's WebSocket and QEMU's VNC socket. QEMU has one password a machine, so that one viewer at a
 * time goes through the login; then the password is spent.
 */
public final class VncRelay {
    private static final Logger LOG = LoggerFactory.getLogger(VncRelay.class);
    /** What QEMU has sent when the login is decided: version 12, types 2, challenge 16, result 4 bytes. */
    private static final int LOGIN_BYTES = 34;

    private static final int LOGIN_SECONDS = 10;
    private static final int BUFFER = 256 * 1024;
    private static final int LARGEST_MESSAGE = 128 * 1024;

    private final Function<Vmid, Path> sockets;
    private final Executor threads;
    private final Map<Vmid, Semaphore> logins = new ConcurrentHashMap<>();

    /** @param sockets where QEMU's VNC socket of a machine lies */
    public VncRelay(Function<Vmid, Path> sockets, Executor threads) {
        this.sockets = sockets;
        this.threads = threads;
    }

    /** Connects to a machine's screen with a password that holds for this viewer. */
    Viewer open(RunningVm vm, String password) throws IOException {
        Semaphore login = logins.computeIfAbsent(vm.vmid(), id -> new Semaphore(1));
        try {
            if (!login.tryAcquire(LOGIN_SECONDS, TimeUnit.SECONDS)) {
                throw ApiException.failed("another viewer of VM " + vm.vmid() + " is just logging in: try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.failed("the agent is ending");
        }
        try {
            vm.ask("set_password", Map.of("protocol", "vnc", "password", password, "connected", "keep"));
            vm.ask("expire_password", Map.of("protocol", "vnc", "time", "+" + LOGIN_SECONDS));
            return new Viewer(SocketChannel.open(UnixDomainSocketAddress.of(sockets.apply(vm.vmid()))), login);
        } catch (IOException | RuntimeException e) {
            login.release();
            throw e;
        }
    }

    /** One viewer. */
    final class Viewer implements ConsoleSession {
        private final SocketChannel qemu;
        private final Semaphore login;
        private final AtomicBoolean isLoggingIn = new AtomicBoolean(true);

        private Viewer(SocketChannel qemu, Semaphore login) {
            this.qemu = qemu;
            this.login = login;
        }

        @Override
        public void serve(WebSocketChannel channel) {
            channel.getReceiveSetter().set(new FromViewer());
            channel.addCloseTask(closed -> close());
            channel.resumeReceives();
            threads.execute(() -> pumpToViewer(channel));
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

        private void endLogin() {
            if (isLoggingIn.compareAndSet(true, false)) {
                login.release();
            }
        }

        @Override
        public void close() {
            endLogin();
            try {
                qemu.close();
            } catch (IOException e) {
                LOG.debug("cannot close a viewer's socket", e);
            }
        }

        private final class FromViewer extends AbstractReceiveListener {
            @Override
            protected long getMaxBinaryBufferSize() {
                return LARGEST_MESSAGE;
            }

            @Override
            protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message)
                    throws IOException {
                ByteBuffer data = ByteBuffer.wrap(Messages.bytesOf(message));
                while (data.hasRemaining()) {
                    qemu.write(data);
                }
            }

            @Override
            protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) throws IOException {
                throw new IOException("a viewer sends binary messages alone");
            }

            @Override
            protected void onError(WebSocketChannel channel, Throwable error) {
                LOG.debug("a viewer's connection failed", error);
                close();
            }
        }
    }
}
