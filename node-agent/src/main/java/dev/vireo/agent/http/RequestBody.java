// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import dev.vireo.model.ArchitectureException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.channels.Channels;
import org.xnio.channels.StreamSourceChannel;

/** Takes the body of a call into memory. Who sends it slowly keeps a thread of the server busy, and so gets little time. */
final class RequestBody {
    private RequestBody() {}

    /**
     * Reads all of it. A body that is too large is read to its end too, or for a while: a client that is busy with sending
     * never reads why it was refused.
     *
     * @param largest most bytes
     * @param patience how long it may take
     * @throws ApiException if it is too large, or does not come in time
     */
    static byte[] read(HttpServerExchange exchange, int largest, Duration patience) throws IOException {
        if (exchange.isRequestComplete()) {
            return new byte[0];
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long size = 0;
        try (PooledByteBuffer pooled =
                exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            StreamSourceChannel source = exchange.getRequestChannel();
            Deadline deadline = new Deadline(patience);
            int read = deadline.read(source, buffer);
            while (read > 0) {
                size += read;
                take(buffer.flip(), size <= largest ? body : new ByteArrayOutputStream());
                buffer.clear();
                read = deadline.read(source, buffer);
            }
            if (read == 0) {
                throw ApiException.failed("the call's body did not come within " + patience.toSeconds() + " seconds");
            }
        }
        if (size > largest) {
            throw new ApiException(ErrorKind.UNKNOWN_METHOD, "for data too large");
        }
        return body.toByteArray();
    }

    private static void take(ByteBuffer buffer, ByteArrayOutputStream body) {
        byte[] piece = new byte[buffer.remaining()];
        buffer.get(piece);
        body.writeBytes(piece);
    }

    /** A moment by which reading ends. */
    private static final class Deadline {
        private final long end;

        @ArchitectureException(rule = "time", reason = "a deadline that no change of the clock moves")
        Deadline(Duration patience) {
            this.end = System.nanoTime() + patience.toNanos();
        }

        /** @return bytes read; 0 if none came in time, and -1 at the end of the body */
        @ArchitectureException(rule = "time", reason = "a deadline that no change of the clock moves")
        int read(StreamSourceChannel source, ByteBuffer buffer) throws IOException {
            long left = Math.max(0, end - System.nanoTime());
            return left == 0 ? 0 : Channels.readBlocking(source, buffer, left, TimeUnit.NANOSECONDS);
        }
    }
}
