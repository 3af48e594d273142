// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a guest would read from a qcow2 disk, told by QEMU's own tools. */
final class DiskBytes {
    private DiskBytes() {}

    /** SHA-256 of the bytes that a guest sees. {@code snapshot} is one of the disk, or none for the present. */
    static String sum(Path disk, @Nullable String snapshot) throws IOException, InterruptedException {
        Path raw = Files.createTempFile("vireo-bytes-", ".raw");
        try {
            List<String> command = new ArrayList<>(List.of("qemu-img", "convert", "-U", "-f", "qcow2", "-O", "raw"));
            if (snapshot != null) {
                command.addAll(List.of("-l", "snapshot.name=" + snapshot));
            }
            command.addAll(List.of(disk.toString(), raw.toString()));
            run(command);
            return digest(raw);
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    private static String digest(Path file) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Changes a disk that nobody has open, by a command of {@code qemu-io}. */
    static void write(Path disk, String command) throws IOException, InterruptedException {
        run(List.of("qemu-io", "-f", "qcow2", "-c", command, disk.toString()));
    }

    /** Gives a disk that nobody has open the bytes of a file, from its beginning on. */
    static void fill(Path disk, Path file) throws IOException, InterruptedException {
        run(List.of("qemu-img", "convert", "-n", "-f", "raw", "-O", "qcow2", file.toString(), disk.toString()));
    }

    /** Requires that a disk shows a guest what lies in a file, byte for byte. */
    static void requireSame(Path disk, Path raw) throws IOException, InterruptedException {
        run(List.of("qemu-img", "compare", "-s", "-f", "qcow2", "-F", "raw", disk.toString(), raw.toString()));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
    }
}
