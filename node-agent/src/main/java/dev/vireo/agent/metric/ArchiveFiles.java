// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.rrd4j.core.RrdBackendFactory;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.RrdDef;
import org.rrd4j.core.RrdException;
import org.rrd4j.core.RrdMemoryBackendFactory;
import org.rrd4j.core.RrdRandomAccessFileBackendFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Archives as files: makes, opens, deletes them, and puts aside those that are damaged. */
final class ArchiveFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveFiles.class);

    private static final int SIGNATURE_BYTES = 40;

    private final Path directory;
    // Writes go straight to the file: when the process dies nothing is lost, and there is no thread that syncs.
    private final RrdBackendFactory inFile = new RrdRandomAccessFileBackendFactory();

    /** @param directory where archives lie, in a folder for each kind */
    ArchiveFiles(Path directory) {
        this.directory = directory;
    }

    /** Opens an archive; empty when there is none, or only a damaged one, which is put aside then. */
    Optional<MetricArchive> open(ArchiveName name) throws IOException {
        Path file = name.in(directory);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<MetricArchive> archive = openIntact(name, file);
        if (archive.isEmpty()) {
            putAside(name, "it is damaged or of another layout");
        }
        return archive;
    }

    /**
     * Makes an archive: whole in memory, then under its name at once, so that a crash leaves either none or all of it.
     *
     * @param start seconds since the epoch; the first sample must be later
     */
    MetricArchive create(ArchiveName name, long start) throws IOException {
        Path file = name.in(directory);
        Path unfinished = Path.of(file + ".new");
        Files.createDirectories(directory.resolve(name.kind().folder()));
        Files.write(unfinished, emptyArchive(name.kind(), start));
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return new MetricArchive(openFile(file));
    }

    /** Renames an archive that can't be used, so that people can look at it; an older one put aside makes room. */
    void putAside(ArchiveName name, String reason) throws IOException {
        Path file = name.in(directory);
        Path aside = aside(file);
        LOG.warn("The metrics in {} begin anew, the old ones are kept as {}: {}", file, aside.getFileName(), reason);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether the file of an archive can be written: false on a full, failing or read-only disk. */
    boolean isWritable(ArchiveName name) {
        try (RandomAccessFile file = new RandomAccessFile(name.in(directory).toFile(), "rwd")) {
            int first = file.read();
            file.seek(0);
            file.write(first);
            return true;
        } catch (IOException e) {
            LOG.debug("{} can't be written", name, e);
            return false;
        }
    }

    /** Deletes an archive with all that is left of it. */
    void delete(ArchiveName name) throws IOException {
        Path file = name.in(directory);
        Files.deleteIfExists(file);
        Files.deleteIfExists(aside(file));
    }

    private Optional<MetricArchive> openIntact(ArchiveName name, Path file) throws IOException {
        if (!headFits(name.kind(), file)) {
            return Optional.empty();
        }
        try {
            RrdDb db = openFile(file);
            if (fits(db, name.kind())) {
                return Optional.of(new MetricArchive(db));
            }
            db.close();
        } catch (RrdException | IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.debug("{} can't be opened", file, e);
        }
        return Optional.empty();
    }

    private static boolean fits(RrdDb db, ArchiveKind kind) throws IOException {
        try {
            return ArchiveLayout.fits(db, kind);
        } catch (RrdException | IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.debug("{} is not laid out as an archive is", db.getPath(), e);
            return false;
        }
    }

    /** Checks size and counts before rrd4j sees the file: it would reserve memory for any count. */
    private static boolean headFits(ArchiveKind kind, Path file) throws IOException {
        RrdDef wanted = ArchiveLayout.define(kind, "wanted", 0);
        if (Files.size(file) != wanted.getEstimatedSize()) {
            return false;
        }
        try (DataInputStream head = new DataInputStream(Files.newInputStream(file))) {
            head.skipNBytes(SIGNATURE_BYTES);
            return head.readLong() == ArchiveLayout.STEP
                    && head.readInt() == wanted.getDsCount()
                    && head.readInt() == wanted.getArcCount();
        }
    }

    private RrdDb openFile(Path file) throws IOException {
        return RrdDb.getBuilder()
                .setBackendFactory(inFile)
                .setPath(file.toString())
                .build();
    }

    private static byte[] emptyArchive(ArchiveKind kind, long start) throws IOException {
        try (RrdDb db = RrdDb.getBuilder()
                .setBackendFactory(new RrdMemoryBackendFactory())
                .setRrdDef(ArchiveLayout.define(kind, "new", start))
                .build()) {
            return db.getBytes();
        }
    }

    private static Path aside(Path file) {
        return Path.of(file + ".damaged");
    }
}
