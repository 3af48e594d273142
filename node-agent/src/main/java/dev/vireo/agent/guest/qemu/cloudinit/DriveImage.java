// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.cloudinit;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes files to a volume as a CD's file system, with names for Linux and for Windows. */
public final class DriveImage {
    private final ProgramRunner programs;
    private final Path scratch;

    /**
     * @param programs runs {@code xorriso}
     * @param scratch takes files for a moment: they may hold secrets
     */
    public DriveImage(ProgramRunner programs, Path scratch) {
        this.programs = programs;
        this.scratch = scratch;
    }

    /**
     * Replaces what is on a volume.
     *
     * @param label name of the CD
     * @param files contents by path
     * @param volume a raw volume that exists
     */
    public void write(String label, Map<String, String> files, Path volume) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(scratch, "cloud-init-");
        try {
            Path tree = Files.createDirectory(work.resolve("tree"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path place = tree.resolve(file.getKey());
                Files.createDirectories(place.getParent());
                Files.writeString(place, file.getValue());
            }
            Path image = work.resolve("image");
            make(label, tree, image);
            copy(image, volume);
        } finally {
            delete(work);
        }
    }

    private void make(String label, Path tree, Path image) throws IOException, InterruptedException {
        try {
            ProgramResult result = programs.run(
                    List.of(
                            "xorriso",
                            "-as",
                            "mkisofs",
                            "-quiet",
                            "-R",
                            "-J",
                            "-V",
                            label,
                            "-o",
                            image.toString(),
                            tree.toString()),
                    RunLimits.QUICK);
            if (!result.isSuccess()) {
                throw ApiException.failed("the cloud-init drive can't be made: " + result.reason());
            }
        } catch (IOException e) {
            throw ApiException.failed(
                    "the cloud-init drive needs the program xorriso; on Debian: apt-get install xorriso", e);
        }
    }

    private static void copy(Path image, Path volume) throws IOException {
        byte[] bytes = Files.readAllBytes(image);
        try (FileChannel out = FileChannel.open(volume, StandardOpenOption.WRITE)) {
            if (bytes.length > out.size()) {
                throw ApiException.failed("the cloud-init data take " + bytes.length + " bytes, more than the "
                        + out.size() + " bytes of their volume");
            }
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(directory)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
