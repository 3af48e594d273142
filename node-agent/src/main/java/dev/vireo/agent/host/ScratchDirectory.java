// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one agent keeps what it needs for a moment; nobody else may look in. What a killed agent left there goes when the
 * next one starts, which the directory for everybody's temporary files cannot offer.
 */
public final class ScratchDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScratchDirectory.class);
    /**
     * What libraries read before they unpack their native parts: SQLite's driver, JNA, the pseudo-terminals, and Zstandard.
     */
    private static final List<String> NATIVE =
            List.of("org.sqlite.tmpdir", "jna.tmpdir", "pty4j.tmpdir", "ZstdTempFolder");

    private final Map<String, String> before;

    private ScratchDirectory(Map<String, String> before) {
        this.before = before;
    }

    /** Makes it, or empties it. Nobody else may use it. */
    public static void prepare(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            empty(directory);
        } else {
            Files.createDirectories(directory);
        }
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    private static void empty(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = new ArrayList<>(walk.skip(1).toList());
        }
        // What is in a directory goes before it.
        Collections.reverse(all);
        for (Path path : all) {
            remove(path);
        }
    }

    /** A program that outlived the last agent may still write there: what it holds goes at a later start. */
    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("cannot remove {}, which an agent that was killed has left: {}", path, e.getMessage());
        }
    }

    /** Libraries that are not loaded yet unpack their native parts in the directory, until the answer is closed. */
    public static ScratchDirectory forNativeLibraries(Path directory) {
        Map<String, String> before = new HashMap<>();
        for (String property : NATIVE) {
            before.put(property, System.getProperty(property, ""));
            System.setProperty(property, directory.toString());
        }
        return new ScratchDirectory(before);
    }

    @Override
    public void close() {
        before.forEach((property, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
    }
}
