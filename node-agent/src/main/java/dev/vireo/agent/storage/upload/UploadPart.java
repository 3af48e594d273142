// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.UploadEndpoints;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * The next part of an upload.
 *
 * @param upload what it belongs to
 * @param offset where the client says it begins
 */
record UploadPart(PendingUpload upload, long offset) {
    private static final int BUFFER = 256 << 10;

    /** Writes what the client sends behind what is there. */
    void append(InputStream body) throws IOException {
        long arrived = upload.arrived();
        if (offset != arrived) {
            throw ApiException.badParameter(
                    UploadEndpoints.OFFSET.name(),
                    arrived + " bytes of the file have arrived: the next part begins there - got " + offset);
        }
        byte[] some = new byte[BUFFER];
        long room = upload.size() - arrived;
        try (OutputStream out =
                Files.newOutputStream(upload.temporary(), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (int read = body.read(some); read >= 0; read = body.read(some)) {
                out.write(some, 0, (int) Math.min(read, room));
                room -= read;
                requireNoMore(room);
            }
        }
    }

    private void requireNoMore(long room) {
        if (room < 0) {
            throw ApiException.badParameter(
                    UploadEndpoints.OFFSET.name(),
                    "the part goes beyond the " + upload.size() + " bytes that the file was said to have");
        }
    }
}
