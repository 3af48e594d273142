// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A web server of this machine that has one file, whatever it is asked for. */
final class FileServer implements AutoCloseable {
    private final HttpServer server;

    /** Begins to serve. */
    FileServer(byte[] file) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, file));
        server.start();
    }

    private static void answer(HttpExchange exchange, byte[] file) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        }
    }

    /** Where the file is. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/crash.iso";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
