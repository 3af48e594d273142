// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The program {@code qemu-img}. Every call says the format: a guest could write another one's mark into a raw disk. */
public final class QemuImage {
    private static final RunLimits SHORT = RunLimits.QUICK.within(Duration.ofSeconds(30));
    private static final RunLimits LONG = RunLimits.QUICK.within(Duration.ofHours(1));
    private static final int SECTOR = 512;
    /** As {@code qemu-img} gives them. */
    private static final Set<PosixFilePermission> FIRST_RIGHTS = PosixFilePermissions.fromString("rw-r--r--");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ImagePrograms programs;
    private final String program;

    /** Runs {@code qemu-img} as found on the path. */
    public QemuImage(ProgramRunner programs) {
        this(programs, "qemu-img");
    }

    /** @param program name or path of the program */
    public QemuImage(ProgramRunner programs, String program) {
        this.programs = new ImagePrograms(programs);
        this.program = program;
    }

    /**
     * Makes an image in a file, which is replaced if it exists.
     *
     * @throws ApiException with the reason, in the words of {@code qemu-img} where it makes the image; the file may exist in
     *     part then
     */
    public void create(Path file, ImageFormat format, ByteSize size, Preallocation preallocation) {
        Preallocation possible = preallocation.in(format);
        if (format == ImageFormat.RAW && possible == Preallocation.OFF) {
            createSparse(file, size);
            return;
        }
        String options = format == ImageFormat.VMDK ? "subformat=monolithicSparse" : "preallocation=" + possible.word();
        run(
                possible.takesAll() ? LONG : SHORT,
                "create",
                "-q",
                "-f",
                format.word(),
                "-o",
                options,
                absolute(file),
                Long.toString(size.bytes()));
    }

    /** A raw image without content is a file of a length: no program is needed to make one. */
    private static void createSparse(Path file, ByteSize size) {
        long length = Math.addExact(size.bytes(), SECTOR - 1) / SECTOR * SECTOR;
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FIRST_RIGHTS));
            try (RandomAccessFile image = new RandomAccessFile(file.toFile(), "rw")) {
                image.setLength(length);
            }
        } catch (IOException e) {
            throw ApiException.failed("cannot make the image " + file + ": " + e.getMessage(), e);
        }
    }

    /** Looks into an image of our own making, which may be in use by a running guest. */
    public ImageInfo info(Path file, ImageFormat format) {
        String text = run(SHORT, "info", "-U", "--output=json", "-f", format.word(), absolute(file))
                .output();
        try {
            JsonNode json = JSON.readTree(text);
            return new ImageInfo(
                    format,
                    json.path("virtual-size").asLong(),
                    json.path("actual-size").asLong(),
                    json.has("backing-filename") || refersToFiles(json.path("format-specific"), file));
        } catch (JsonProcessingException e) {
            throw ApiException.failed("qemu-img info does not answer with JSON", e);
        }
    }

    /** Bytes that a guest would see of an image. */
    public long virtualSize(ImageSource source) {
        String text = run(SHORT, "info", "-U", "--output=json", "-f", source.driver(), absolute(source.file()))
                .output();
        try {
            return JSON.readTree(text).path("virtual-size").asLong();
        } catch (JsonProcessingException e) {
            throw ApiException.failed("qemu-img info does not answer with JSON", e);
        }
    }

    /**
     * Copies an image into a file, which is replaced if it exists. Parts that hold nothing take no space.
     *
     * @throws ApiException with what {@code qemu-img} says; the file may exist in part then
     */
    public void copy(
            ImageSource source, Path target, ImageFormat format, Preallocation preallocation, CopyTerms terms) {
        new ImageCopy(program, source, target, format, terms).run(programs, preallocation);
    }

    /**
     * Makes an image larger. Nobody may have it open.
     *
     * @param size bytes that a guest will see; not less than now
     */
    public void grow(Path file, ImageFormat format, ByteSize size) {
        run(LONG, "resize", "-q", "-f", format.word(), absolute(file), Long.toString(size.bytes()));
    }

    private static boolean refersToFiles(JsonNode specific, Path file) {
        JsonNode data = specific.path("data");
        for (JsonNode extent : data.path("extents")) {
            if (!extent.path("filename").asText().equals(absolute(file))) {
                return true;
            }
        }
        return data.has("data-file");
    }

    /**
     * Checks that all tables of a qcow2 image are whole.
     *
     * @throws BadImageException if they are not
     */
    public void check(Path file) {
        ProgramResult result = programs.run(
                List.of(program, "check", "-q", "-U", "-f", ImageFormat.QCOW2.word(), absolute(file)), LONG);
        // 3 means leaked clusters: space is lost, no content is.
        if (!result.isSuccess() && result.exitCode() != 3) {
            throw new BadImageException("the qcow2 image is damaged: " + reason(result));
        }
    }

    /**
     * Makes a qcow2 image in a file that holds only what differs from another image.
     *
     * @param below name of the other image, from the folder of the file on
     */
    public void createLinked(Path file, String below, ImageFormat belowFormat) {
        run(
                SHORT,
                "create",
                "-q",
                "-f",
                ImageFormat.QCOW2.word(),
                "-b",
                below,
                "-F",
                belowFormat.word(),
                absolute(file));
    }

    /** What works on the snapshots within images. */
    public ImageSnapshots snapshots() {
        return new ImageSnapshots(programs, program);
    }

    private ProgramResult run(RunLimits limits, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        ProgramResult result = programs.run(command, limits);
        if (!result.isSuccess()) {
            throw ApiException.failed("qemu-img " + arguments[0] + " failed: " + reason(result));
        }
        return result;
    }

    static String reason(ProgramResult result) {
        return result.reason().replaceFirst("^qemu-img: ", "");
    }

    /** An absolute path cannot be taken for an option, a protocol or a JSON description. */
    static String absolute(Path file) {
        return file.toAbsolutePath().toString();
    }
}
