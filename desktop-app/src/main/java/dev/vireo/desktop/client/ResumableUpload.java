// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.api.UploadEndpoints;
import dev.vireo.model.storage.ContentAnswers.UploadState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file in parts. After a break, also one of yesterday, it goes on where the server says that it stopped; what is
 * there already with the same checksum is not sent; and the server always checks the whole file before it is a volume.
 */
final class ResumableUpload {
    private static final long PART = 64L << 20;
    private static final int PATIENCE = 5;

    /** How calls are made. */
    interface Wire {
        /** Calls an endpoint. */
        <R> R call(Endpoint<R> endpoint, Arguments arguments);

        /** Sends a part, as {@link UploadEndpoints#SEND} has it. */
        UploadState send(Arguments arguments, RequestBody part);

        /** Waits before the connection is tried again. */
        void pause(int attempt);
    }

    private final Wire wire;
    private final Arguments place;
    private final String content;
    private final String name;
    private final Path file;
    private final UploadProgress progress;
    private @Nullable String sha256;

    /**
     * @param place node and storage
     */
    ResumableUpload(Wire wire, Arguments place, UploadFile file, UploadProgress progress) {
        this.wire = wire;
        this.place = place;
        this.content = file.content();
        this.name = file.name();
        this.file = file.path();
        this.sha256 = file.sha256();
        this.progress = progress;
    }

    /** Sends it; answers the UPID of the task that ends the upload, or an empty text if nothing had to be sent. */
    String run() throws IOException {
        long size = Files.size(file);
        UploadState state = unfinished(size);
        state = state == null ? begin(size) : state;
        if (state.present()) {
            progress.alreadyThere();
            return "";
        }
        Arguments upload = place.with(UploadEndpoints.UPLOAD_ID, Objects.requireNonNull(state.upload()));
        try {
            send(upload, state.offset(), size);
            String sum = checksum();
            stopIfCancelled();
            return wire.call(UploadEndpoints.COMMIT, checked(upload, sum));
        } catch (ApiException | UploadCancelledException e) {
            if (progress.isCancelled() || isOfAnotherFile(e)) {
                abort(upload, e);
            }
            throw e;
        }
    }

    /** What has arrived is a file that has been changed since: going on with it would fail again and again. */
    private static boolean isOfAnotherFile(Exception failure) {
        return failure instanceof ApiException refusal && refusal.errors().containsKey("checksum");
    }

    private void stopIfCancelled() throws UploadCancelledException {
        if (progress.isCancelled()) {
            throw new UploadCancelledException();
        }
    }

    /** What cannot be dropped now, the server drops by itself after a day. */
    private void abort(Arguments upload, Exception cancellation) {
        try {
            wire.call(UploadEndpoints.ABORT, upload);
        } catch (ApiException e) {
            cancellation.addSuppressed(e);
        }
    }

    private @Nullable UploadState unfinished(long size) {
        return wire.call(UploadEndpoints.LIST, place).stream()
                .filter(state -> state.upload() != null && state.size() == size && isCalled(state.volid()))
                .findFirst()
                .orElse(null);
    }

    private boolean isCalled(String volid) {
        return volid.endsWith(":" + content + "/" + name);
    }

    private UploadState begin(long size) throws IOException {
        Arguments begin = place.with(StorageEndpoints.UPLOAD_CONTENT, content)
                .with(StorageEndpoints.UPLOAD_NAME, name)
                .with(UploadEndpoints.FILE_SIZE, size);
        return wire.call(
                UploadEndpoints.BEGIN, sha256 != null || mayBeThere(size) ? checked(begin, checksum()) : begin);
    }

    /** Only then is it worth reading the whole file before its first byte is sent. */
    private boolean mayBeThere(long size) {
        return wire.call(StorageEndpoints.LIST_CONTENT, place.with(StorageEndpoints.CONTENT, content)).stream()
                .anyMatch(volume -> isCalled(volume.volid()) && Objects.equals(volume.size(), size));
    }

    private static Arguments checked(Arguments arguments, String sum) {
        return arguments.with(StorageEndpoints.CHECKSUM_ALGORITHM, "sha256").with(StorageEndpoints.CHECKSUM, sum);
    }

    private void send(Arguments upload, long from, long size) throws UploadCancelledException {
        long offset = from;
        int breaks = 0;
        progress.sent(from, size);
        while (offset < size) {
            stopIfCancelled();
            long before = offset;
            try {
                RequestBody part = new FilePart(file, offset, Math.min(PART, size - offset), progress);
                offset = wire.send(upload.with(UploadEndpoints.OFFSET, offset), part)
                        .offset();
                if (offset <= before) {
                    throw ApiException.failed("The server says that nothing of a part has arrived.");
                }
            } catch (ApiException e) {
                breaks++;
                if (!isBreak(e) || progress.isCancelled() || breaks > PATIENCE) {
                    throw e;
                }
                offset = offsetAfterBreak(upload, offset, breaks);
            }
            breaks = offset > before ? 0 : breaks;
        }
    }

    /** A login that is over is a break as well: the question where to go on logs in anew. */
    private static boolean isBreak(ApiException failure) {
        return failure.kind() == ErrorKind.NODE_UNREACHABLE || failure.kind() == ErrorKind.NOT_LOGGED_IN;
    }

    private long offsetAfterBreak(Arguments upload, long known, int breaks) {
        wire.pause(breaks);
        try {
            return wire.call(UploadEndpoints.READ, upload).offset();
        } catch (ApiException e) {
            if (e.kind() == ErrorKind.NODE_UNREACHABLE) {
                return known;
            }
            throw e;
        }
    }

    private String checksum() throws IOException {
        String known = sha256;
        if (known == null) {
            progress.checking();
            known = HexFormat.of().formatHex(digest());
            sha256 = known;
        }
        return known;
    }

    private byte[] digest() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[1 << 20];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                stopIfCancelled();
                digest.update(chunk, 0, count);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
