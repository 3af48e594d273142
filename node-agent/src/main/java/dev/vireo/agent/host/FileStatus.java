// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of an entry of a directory.
 *
 * @param type the bits of {@code S_IFMT}
 * @param mode the twelve bits of {@code chmod}
 * @param user number on the node
 * @param group number on the node
 */
public record FileStatus(int type, int mode, int user, int group) {
    private static final int TYPE = 0170000;
    private static final int FILE = 0100000;
    private static final int DIRECTORY = 0040000;

    static FileStatus of(Path path) throws IOException {
        Map<String, Object> read = Files.readAttributes(path, "unix:mode,uid,gid");
        int mode = number(read, "mode");
        return new FileStatus(mode & TYPE, mode & 07777, number(read, "uid"), number(read, "gid"));
    }

    private static int number(Map<String, Object> read, String name) {
        return (int) Objects.requireNonNull(read.get(name));
    }

    /** Whether it is an ordinary file. */
    public boolean isFile() {
        return type == FILE;
    }

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return type == DIRECTORY;
    }
}
