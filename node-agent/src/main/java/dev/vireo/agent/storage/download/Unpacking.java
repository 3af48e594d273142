// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.ApiException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks a file that gzip packed.
 *
 * @param storage what must have room for it
 */
record Unpacking(Storage storage) {
    private static final int BUFFER = 256 << 10;

    /** Unpacks into a file that does not exist yet, and tells how many bytes it has. */
    long unpack(Path packed, Path file, TaskContext task) throws IOException {
        task.line("Unpacking " + Files.size(packed) + " bytes");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), BUFFER)) {
            Sink.Progress progress = size -> task.checkCancelled();
            new Sink(file, storage).append(in, 0, new Sink.Turn(OptionalLong.empty(), null, progress));
        } catch (ZipException | EOFException e) {
            throw ApiException.failed("the file is not packed by gzip, or damaged: " + e.getMessage(), e);
        }
        return Files.size(file);
    }
}
