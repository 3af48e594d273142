// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A foreign disk or machine that lies in files.
 *
 * @param file the one that a person chooses
 * @param parts what belongs to it
 * @param disk name of the disk below the content {@code import} of a storage that holds the files
 * @param image the disk's own file, as QEMU can open it
 * @param content what a guest sees, byte for byte
 */
public record ForeignImage(Path file, List<Path> parts, String disk, Path image, Path content) {
    public ForeignImage {
        parts = List.copyOf(parts);
    }

    /** A disk in one file. */
    static ForeignImage of(Path file, Path content) {
        return of(file, List.of(), content);
    }

    /** A disk in several files. */
    static ForeignImage of(Path file, List<Path> parts, Path content) {
        return new ForeignImage(file, parts, String.valueOf(file.getFileName()), file, content);
    }

    /** All files, that which is chosen first. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>(List.of(file));
        files.addAll(parts);
        return files;
    }

    /** Whether a whole machine is described. */
    public boolean isMachine() {
        return file.toString().matches(".*\\.(ova|ovf)");
    }

    /**
     * Requires that a disk shows a guest what was written, and what {@code qemu-img convert} makes of the image.
     *
     * @param disk named after its format
     * @param driver what QEMU calls the format of the image
     */
    public void requireSame(Path disk, String driver) throws IOException, InterruptedException {
        requireContent(image, driver);
        requireContent(disk, disk.toString().endsWith(".qcow2") ? "qcow2" : "raw");
    }

    private void requireContent(Path file, String driver) throws IOException, InterruptedException {
        Path raw = Files.createTempFile("vireo-converted-", ".raw");
        try {
            Program.run("qemu-img", "convert", "-f", driver, "-O", "raw", file.toString(), raw.toString());
            assertThat(Files.mismatch(raw, content))
                    .as("first byte of %s that differs", file)
                    .isEqualTo(-1);
        } finally {
            Files.delete(raw);
        }
    }
}
