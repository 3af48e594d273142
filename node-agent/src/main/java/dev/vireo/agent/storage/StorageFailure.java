// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Turns what the operating system says into a sentence for people. */
public final class StorageFailure {
    private StorageFailure() {}

    /**
     * The error for the caller.
     *
     * @param doing what was tried, as in {@code cannot write local:iso/x.iso}
     */
    public static ApiException of(String doing, IOException cause) {
        return ApiException.failed(doing + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "it exists already";
        }
        if (cause instanceof AccessDeniedException) {
            return "the agent's account has no permission";
        }
        String text = cause instanceof FileSystemException e && e.getReason() != null
                ? e.getReason()
                : String.valueOf(cause.getMessage());
        return isFull(text) ? "no space is left on the storage" : text.toLowerCase(Locale.ROOT);
    }

    private static boolean isFull(String text) {
        return text.contains("No space left") || text.contains("quota exceeded");
    }
}
