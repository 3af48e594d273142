// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import io.undertow.websockets.core.WebSocketChannel;

/** Somebody at a console, from the WebSocket's opening to its end. */
interface ConsoleSession {
    /** Moves bytes both ways from now on. */
    void serve(WebSocketChannel channel);

    /** Ends it, from whichever side, also before it was served. */
    void close();

    /** What a ticket opens: the session comes about when the ticket is redeemed. */
    @FunctionalInterface
    interface Way {
        ConsoleSession enter() throws java.io.IOException;
    }
}
