// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The temporary file of a download, which may grow in several turns.
 *
 * @param file where it is
 * @param storage what must have room for it
 */
record Sink(Path file, Storage storage) {
    private static final int BUFFER = 256 << 10;
    /** What must stay free on the storage: its other users are not to fail for a download. */
    private static final long RESERVE = 256L << 20;

    private static final long LOOK_AFTER = 64L << 20;
    private static final long LONGEST = 1L << 44;

    /** Refuses a file that has no room. */
    void requireRoom(long bytes) {
        long available = storage.status().available();
        if (bytes > LONGEST || bytes > available) {
            throw ApiException.failed("no space is left on the storage '"
                    + storage.config().id() + "': the file has " + bytes + " bytes, " + available + " are available");
        }
    }

    /**
     * What is told while a turn goes on.
     *
     * @param expected bytes of the whole file, if they are known
     * @param sum sums up what is written
     */
    record Turn(OptionalLong expected, @Nullable MessageDigest sum, Progress progress) {}

    /** Hears of each piece that is written, and may end the turn. */
    interface Progress {
        /** The file has that many bytes now. */
        void reached(long size);
    }

    /** Appends what comes behind the first {@code offset} bytes; tells how many there are in the end. */
    void append(InputStream in, long offset, Turn turn) throws IOException {
        byte[] some = new byte[BUFFER];
        long size = offset;
        long looked = offset;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                write(out, some, read);
                if (turn.sum() != null) {
                    turn.sum().update(some, 0, read);
                }
                size += read;
                if (size - looked > LOOK_AFTER) {
                    looked = size;
                    requireReserve(size);
                }
                turn.progress().reached(size);
            }
        }
    }

    /** A failing disk must not look like a broken connection. */
    private void write(OutputStream out, byte[] some, int length) throws FileSystemException {
        try {
            out.write(some, 0, length);
        } catch (IOException e) {
            FileSystemException failure = new FileSystemException(file.toString(), null, e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    private void requireReserve(long size) {
        if (size > LONGEST || storage.status().available() < RESERVE) {
            throw ApiException.failed(
                    "no space is left on the storage '" + storage.config().id() + "' after " + size + " bytes");
        }
    }

    /** Begins anew. */
    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Says how far it is. */
    static Progress of(TaskLog log, OptionalLong expected, Runnable check) {
        return size -> {
            check.run();
            if (expected.isPresent() && expected.getAsLong() > 0) {
                log.progress((double) size / expected.getAsLong());
            }
        };
    }
}
