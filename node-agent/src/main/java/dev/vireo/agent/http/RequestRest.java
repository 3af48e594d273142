// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import dev.vireo.model.ArchitectureException;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client still sends although it has its answer. A connection that is closed meanwhile is reset, and a client that is
 * busy with sending never reads why; so the rest is taken in and thrown away for a while (RFC 9112, section 9.6).
 */
final class RequestRest {
    private static final Logger LOG = LoggerFactory.getLogger(RequestRest.class);
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();
    private static final int PIECE = 64 << 10;

    private RequestRest() {}

    /** Reads on until the client has sent all, or for ten seconds; must not run on a thread that serves connections. */
    @ArchitectureException(rule = "time", reason = "a deadline that no change of the clock moves")
    static void discard(HttpServerExchange exchange) {
        if (exchange.isRequestComplete()) {
            return;
        }
        byte[] piece = new byte[PIECE];
        long end = System.nanoTime() + PATIENCE;
        try {
            InputStream rest = exchange.getInputStream();
            while (rest.read(piece) >= 0 && System.nanoTime() < end) {
                // Nobody wants it.
            }
        } catch (IOException e) {
            LOG.debug("a client went while it was still sending", e);
        }
    }
}
