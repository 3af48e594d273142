// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A part of a file that is read while it is sent. */
final class FilePart extends RequestBody {
    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private final long begin;
    private final long length;
    private final UploadProgress progress;

    FilePart(Path file, long begin, long length, UploadProgress progress) {
        this.file = file;
        this.begin = begin;
        this.length = length;
        this.progress = progress;
    }

    @Override
    public MediaType contentType() {
        return MediaType.get("application/octet-stream");
    }

    @Override
    public long contentLength() {
        return length;
    }

    /** Sent once: where it goes on after a break is for the server to say. */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        long total = Files.size(file);
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(begin);
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            for (long left = length; left > 0; left -= chunk.limit()) {
                if (progress.isCancelled()) {
                    throw new UploadCancelledException();
                }
                chunk.clear().limit((int) Math.min(CHUNK, left));
                if (channel.read(chunk) < 0) {
                    throw new IOException("the file has become shorter");
                }
                chunk.flip();
                sink.write(chunk.array(), 0, chunk.limit());
                progress.sent(begin + length - left + chunk.limit(), total);
            }
        }
    }
}
