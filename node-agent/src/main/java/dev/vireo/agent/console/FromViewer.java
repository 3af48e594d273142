// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what a viewer sends, for a thread of its session to work on. */
final class FromViewer extends AbstractReceiveListener {
    private static final Logger LOG = LoggerFactory.getLogger(FromViewer.class);
    private static final long NO_TEXT = 1;

    private final WaitingInput input;
    private final long largest;
    private final boolean takesText;
    private final Runnable ended;

    /**
     * @param largest size of a message in bytes
     * @param takesText whether a message may be text; its bytes are the same then
     * @param ended is told that the connection failed
     */
    FromViewer(WaitingInput input, long largest, boolean takesText, Runnable ended) {
        this.input = input;
        this.largest = largest;
        this.takesText = takesText;
        this.ended = ended;
    }

    @Override
    protected long getMaxBinaryBufferSize() {
        return largest;
    }

    @Override
    protected long getMaxTextBufferSize() {
        return takesText ? largest : NO_TEXT;
    }

    @Override
    protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
        input.add(channel, Messages.bytesOf(message));
    }

    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) throws IOException {
        if (!takesText) {
            throw new IOException("a viewer sends binary messages alone");
        }
        input.add(channel, message.getData().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void onError(WebSocketChannel channel, Throwable error) {
        LOG.debug("a viewer's connection failed", error);
        ended.run();
    }
}
