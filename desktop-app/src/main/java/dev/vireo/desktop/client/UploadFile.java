// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of this computer that is sent to a storage.
 *
 * @param path where it lies
 * @param name what it is called on the storage
 * @param content what it is there: {@code iso}, {@code vztmpl} or {@code import}
 * @param sha256 checksum that the server must find, in hexadecimal, or null
 */
public record UploadFile(
        Path path, String name, String content, @Nullable String sha256) {
    /** A file that keeps its name, and need not have a certain checksum. */
    public static UploadFile of(Path path, String content) {
        return new UploadFile(path, String.valueOf(path.getFileName()), content, null);
    }
}
