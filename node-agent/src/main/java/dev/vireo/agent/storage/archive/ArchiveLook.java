// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks through an archive of a whole system without writing anything. */
public final class ArchiveLook {
    private static final List<String> RELEASE = List.of("etc/os-release", "usr/lib/os-release");
    private static final int LONGEST_RELEASE = 64 << 10;
    private static final int PROGRAM_HEADER = 20;
    private static final int MACHINE = 18;
    private static final Map<Integer, String> MACHINES =
            Map.of(62, "amd64", 3, "i386", 183, "arm64", 40, "armhf", 243, "riscv64");

    private final InstantSource clock;

    /** @param clock measures how long it takes */
    public ArchiveLook(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param entries files, links and directories
     * @param bytes of the files when they are unpacked
     * @param release text of {@code os-release}
     * @param architecture what its programs are made for, in the words of {@code arch}
     */
    public record Contents(long entries, long bytes, Optional<String> release, Optional<String> architecture) {}

    /**
     * Reads all of an archive.
     *
     * @throws BadArchiveException if it is damaged, or would be refused when it is unpacked
     */
    public Contents look(Path archive, UnpackLimits limits) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                ArchiveStream plain = ArchiveStream.of(in, limits, clock)) {
            return look(new TarReader(plain), limits);
        }
    }

    private static Contents look(TarReader reader, UnpackLimits limits) throws IOException {
        Contents found = new Contents(0, 0, Optional.empty(), Optional.empty());
        Optional<TarEntry> next = reader.next();
        while (next.isPresent()) {
            TarEntry entry = next.get();
            String path = String.join("/", UnpackTarget.names(entry.path()));
            Optional<String> release = found.release;
            Optional<String> architecture = found.architecture;
            if (entry.type() == '0' && RELEASE.contains(path)) {
                release = Optional.of(new String(begin(reader, entry, LONGEST_RELEASE), StandardCharsets.UTF_8));
            } else if (entry.type() == '0' && architecture.isEmpty() && entry.size() > PROGRAM_HEADER) {
                architecture = machine(begin(reader, entry, PROGRAM_HEADER));
            }
            found = new Contents(found.entries + 1, found.bytes + entry.size(), release, architecture);
            if (found.entries > limits.entries()) {
                throw new BadArchiveException("the archive has more than the " + limits.entries() + " entries allowed");
            }
            next = reader.next();
        }
        return found;
    }

    private static byte[] begin(TarReader reader, TarEntry entry, int most) throws IOException {
        long held = entry.pieces().stream().mapToLong(TarEntry.Piece::length).sum();
        long wanted = Math.min(most, held);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        byte[] buffer = new byte[most];
        while (data.size() < wanted) {
            data.write(buffer, 0, reader.read(buffer, wanted - data.size()));
        }
        return data.toByteArray();
    }

    private static Optional<String> machine(byte[] data) {
        boolean isProgram = data.length >= PROGRAM_HEADER
                && data[0] == 0x7f
                && data[1] == 'E'
                && data[2] == 'L'
                && data[3] == 'F'
                && data[5] == 1;
        return isProgram
                ? Optional.ofNullable(MACHINES.get((data[MACHINE] & 0xff) | ((data[MACHINE + 1] & 0xff) << 8)))
                : Optional.empty();
    }
}
