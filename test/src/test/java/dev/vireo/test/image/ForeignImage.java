// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.image;

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
     * What {@code qemu-img convert} makes of it, in a new file.
     *
     * @param driver what QEMU calls the format
     */
    public Path converted(String driver) throws IOException, InterruptedException {
        Path raw = Files.createTempFile("vireo-converted-", ".raw");
        Program.run("qemu-img", "convert", "-f", driver, "-O", "raw", image.toString(), raw.toString());
        return raw;
    }
}
