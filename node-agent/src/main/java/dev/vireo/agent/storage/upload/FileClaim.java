// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import dev.vireo.agent.storage.VolumeName;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.storage.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a file that comes in is said to be.
 *
 * @param name what it will be called
 * @param checksum what it must sum up to
 */
public record FileClaim(VolumeName name, Optional<Checksum> checksum) {
    private static final String FILE = StorageEndpoints.UPLOAD_NAME.name();

    /**
     * Reads {@code content}, {@code filename}, {@code checksum} and {@code checksum-algorithm}.
     *
     * @throws ApiException naming the one that is wrong
     */
    public static FileClaim of(Arguments arguments) {
        return new FileClaim(name(arguments), checksum(arguments));
    }

    private static VolumeName name(Arguments arguments) {
        ContentType content = ContentType.parse(arguments.require(StorageEndpoints.UPLOAD_CONTENT));
        try {
            return VolumeName.of(content, arguments.require(StorageEndpoints.UPLOAD_NAME));
        } catch (InvalidValueException e) {
            throw ApiException.badParameter(FILE, String.valueOf(e.getMessage()));
        }
    }

    /** The checksum that a call gives, which takes both of its parameters or none. */
    public static Optional<Checksum> checksum(Arguments arguments) {
        Optional<String> digits = arguments.get(StorageEndpoints.CHECKSUM);
        Optional<String> algorithm = arguments.get(StorageEndpoints.CHECKSUM_ALGORITHM);
        if (digits.isPresent() != algorithm.isPresent()) {
            String missing = digits.isPresent() ? "checksum-algorithm" : "checksum";
            throw ApiException.badParameter(
                    missing, "property is missing: checksum and checksum-algorithm go together");
        }
        try {
            return digits.flatMap(sum -> algorithm.map(kind -> new Checksum(kind, sum)));
        } catch (InvalidValueException e) {
            throw ApiException.badParameter("checksum", String.valueOf(e.getMessage()));
        }
    }

    /** Whether a file of that name is there and, by its checksum, is the same. */
    public boolean isAlready(Path target) throws IOException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && checksum.isPresent()
                && checksum.get().isOf(target);
    }

    /** A file of that name stays, unless the client proves that it sends the same once more. */
    public void requireFree(Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !isAlready(target)) {
            throw ApiException.badParameter(
                    FILE, "the volume " + name + " exists already; remove it first or give the file another name");
        }
    }
}
