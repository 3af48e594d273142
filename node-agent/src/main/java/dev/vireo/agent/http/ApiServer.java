// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import org.xnio.Options;

/** The TLS listener. HTTP/1.1 alone: clients read reason phrases, which HTTP/2 does not have. */
public final class ApiServer implements AutoCloseable {
    private static final int IO_THREADS = 2;
    private static final int WORKERS = 32;
    private static final int IDLE_MILLISECONDS = 120_000;

    private final Undertow undertow;

    /** @param root what answers every request */
    public ApiServer(InetSocketAddress address, SSLContext tls, HttpHandler root) {
        undertow = Undertow.builder()
                .addHttpsListener(address.getPort(), address.getHostString(), tls)
                .setIoThreads(IO_THREADS)
                .setWorkerThreads(WORKERS)
                // A client whose network was cut off says nothing more, and would keep its connection for ever.
                .setSocketOption(Options.KEEP_ALIVE, true)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLISECONDS)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 16 * 1024)
                .setServerOption(UndertowOptions.MAX_HEADERS, 64)
                .setServerOption(UndertowOptions.ALWAYS_SET_DATE, true)
                .setHandler(root)
                .build();
    }

    /** Begins to listen. */
    public void start() {
        undertow.start();
    }

    /** The address it listens on. */
    public InetSocketAddress address() {
        return (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    }

    @Override
    public void close() {
        undertow.stop();
    }
}
