// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose first line is a password. */
public final class PasswordFile {
    private static final int SHORTEST = 8;

    private PasswordFile() {}

    /** Reads it; the errors name the file and never its content. */
    public static String read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("the password file " + file + " can't be read");
        }
        String password = Files.readString(file).lines().findFirst().orElse("");
        if (password.length() < SHORTEST) {
            throw new IOException(
                    "the first line of the password file " + file + " has fewer than " + SHORTEST + " characters");
        }
        return password;
    }
}
