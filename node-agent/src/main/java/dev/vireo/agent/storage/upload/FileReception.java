// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import dev.vireo.agent.task.StepListener;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Writes the part that is the file, summing it up on the way if the client gave a checksum. */
record FileReception(MultipartReader parts, FileClaim form, long longest, StepListener steps) {
    private static final int BUFFER = 64 << 10;

    /** Writes it to a file that does not exist yet, and tells how many bytes it has. */
    long write(Path file) throws IOException {
        MessageDigest sum = form.checksum().map(Checksum::begin).orElse(null);
        long size;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            steps.reached("upload.temporary-made");
            size = copy(out, sum);
        }
        if (size == 0) {
            throw ApiException.badParameter("filename", "the file is empty");
        }
        requireSum(sum);
        return size;
    }

    private long copy(OutputStream out, @Nullable MessageDigest sum) throws IOException {
        byte[] some = new byte[BUFFER];
        long size = 0;
        for (int read = parts.read(some); read >= 0; read = parts.read(some)) {
            size += read;
            if (size > longest) {
                throw ApiException.badParameter("filename", "the file has more than " + longest + " bytes");
            }
            out.write(some, 0, read);
            if (sum != null) {
                sum.update(some, 0, read);
            }
        }
        return size;
    }

    private void requireSum(@Nullable MessageDigest sum) {
        if (sum != null && form.checksum().isPresent() && !form.checksum().get().isSum(sum)) {
            throw ApiException.badParameter(
                    "checksum",
                    "the file that arrived has another " + form.checksum().get().algorithm()
                            + " checksum: it was changed on the way, or the checksum is of another file");
        }
    }
}
