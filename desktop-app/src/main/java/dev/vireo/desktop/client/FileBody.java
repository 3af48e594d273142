// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;

/** A file that is read while it is sent. */
final class FileBody extends RequestBody {
    private static final long CHUNK = 64L * 1024;

    private final Path file;
    private final UploadProgress progress;

    FileBody(Path file, UploadProgress progress) {
        this.file = file;
        this.progress = progress;
    }

    @Override
    public MediaType contentType() {
        return MediaType.get("application/octet-stream");
    }

    @Override
    public long contentLength() throws IOException {
        return Files.size(file);
    }

    /** Sent once: a second attempt would tell the progress backwards. */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        long total = contentLength();
        long sent = 0;
        try (Source source = Okio.source(file)) {
            Buffer chunk = new Buffer();
            for (long count = source.read(chunk, CHUNK); count >= 0; count = source.read(chunk, CHUNK)) {
                if (progress.isCancelled()) {
                    throw new UploadCancelledException();
                }
                sink.write(chunk, count);
                sent += count;
                progress.sent(sent, total);
            }
        }
    }
}
