// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import dev.vireo.desktop.console.rfb.RfbTransport;
import dev.vireo.model.ArchitectureException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ErrorKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A screen or a text console over a WebSocket; binary messages are joined into one stream of bytes. */
@ArchitectureException(rule = "kernel", reason = "a screen is a stream of the RFB core, which names the interface")
final class ConsoleSocket extends WebSocketListener implements RfbTransport, ByteStream {
    /** Messages that wait for a slow reader; beyond that the server is held back. */
    private static final int WAITING = 64;

    /** How long a reader waits before it looks whether the stream has ended. */
    private static final long LOOK_MILLIS = 100;

    private final BlockingQueue<ByteString> messages = new ArrayBlockingQueue<>(WAITING);
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private volatile boolean over;
    private volatile @Nullable String failure;
    private ByteString current = ByteString.EMPTY;
    private int position;

    static Request request(RequestWriter requests, Endpoint<Void> socket, Arguments place, int port, String ticket) {
        Map<String, String> values = new HashMap<>(place.options().asMap());
        return new Request.Builder()
                .url(requests.path(socket, values)
                        .addQueryParameter("port", Integer.toString(port))
                        .addQueryParameter("vncticket", ticket)
                        .build())
                .header("Sec-WebSocket-Protocol", "binary")
                .build();
    }

    /** Opens the socket and waits until it is open. */
    void open(OkHttpClient client, Request request, ServerAddress address) {
        client.newWebSocket(request, this);
        try {
            opened.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ApiException refusal) {
                throw refusal;
            }
            if (e.getCause() instanceof IOException cause) {
                throw Unreachable.because(address, cause);
            }
            throw ApiException.failed("The console cannot be opened.", e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == current.size() && !takeNext()) {
            return -1;
        }
        int count = Math.min(length, current.size() - position);
        current.copyInto(position, target, offset, count);
        position += count;
        return count;
    }

    /** Waits for a message; false when the stream has ended and everything that arrived has been read. */
    private boolean takeNext() throws IOException {
        try {
            ByteString next = null;
            while (next == null) {
                boolean last = over;
                next = messages.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (next == null && last) {
                    throwFailure();
                    return false;
                }
            }
            current = next;
            position = 0;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading a console was interrupted");
        }
    }

    private void throwFailure() throws IOException {
        String reason = failure;
        if (reason != null) {
            throw new IOException(reason);
        }
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (over || !opened.join().send(ByteString.of(source, offset, length))) {
            throw new IOException("the console is closed");
        }
    }

    @Override
    public void close() {
        over = true;
        messages.clear(); // a thread that waits to put a message goes on
        if (opened.isDone() && !opened.isCompletedExceptionally()) {
            opened.join().cancel();
        }
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
        opened.complete(socket);
    }

    @Override
    public void onMessage(WebSocket socket, ByteString bytes) {
        try {
            if (bytes.size() > 0 && !over) {
                messages.put(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over = true;
        }
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        socket.close(1000, null);
        if (code != 1000) {
            failure = reason.isEmpty() ? "the server closed the console (" + code + ")" : reason;
        }
        over = true;
    }

    @Override
    public void onFailure(WebSocket socket, Throwable error, @Nullable Response response) {
        if (response != null && response.code() != 101) {
            opened.completeExceptionally(
                    new CompletionException(new ApiException(ErrorKind.ofStatus(response.code()), response.message())));
        }
        opened.completeExceptionally(error);
        if (!over) {
            failure = "the connection was lost: " + error.getMessage();
        }
        over = true;
    }
}
