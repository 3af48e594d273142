// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears on the event stream which tasks changed, as the desktop does: nothing is asked while a task runs. */
final class TaskEvents implements WebSocket.Listener {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            heard.add(message.toString());
            message.setLength(0);
        }
        return WebSocket.Listener.super.onText(socket, data, last);
    }

    /** Waits until something is told about a task. */
    void awaitChange(String upid) throws InterruptedException {
        String event = "";
        while (!event.contains(upid)) {
            String next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("nothing was heard of " + upid);
            }
            event = next;
        }
    }
}
