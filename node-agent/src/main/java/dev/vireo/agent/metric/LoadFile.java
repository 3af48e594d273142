// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.model.metric.LoadProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hours of one subject in a file of a fixed size: for each measure four weeks of cells, of which the oldest is written
 * over. Nothing of it is kept in memory.
 */
final class LoadFile {
    private static final Logger LOG = LoggerFactory.getLogger(LoadFile.class);
    private static final byte[] SIGNATURE = "vireo load 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = LoadCell.BYTES;

    private final Path file;
    private final List<String> measures;

    /** The file of a subject, which need not be there yet. */
    LoadFile(ArchiveName name, Path directory) {
        this.file = Path.of(name.in(directory) + ".load");
        this.measures = name.kind().measures();
    }

    /** Counts a minute of that hour; makes the file when there is none or only a damaged one. */
    void add(LoadHour hour, Map<String, Double> shares) throws IOException {
        if (!isIntact()) {
            create();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (int measure = 0; measure < measures.size(); measure++) {
                Double share = shares.get(measures.get(measure));
                if (share != null) {
                    add(channel, place(measure, hour.week(), hour.hour()), hour.week(), share);
                }
            }
        }
    }

    private static void add(FileChannel channel, long place, int week, double share) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LoadCell.BYTES);
        channel.read(bytes, place);
        LoadCell found = LoadCell.read(bytes.rewind());
        LoadCell cell = found.week() == week ? found : new LoadCell(week);
        cell.add(share);
        cell.write(bytes.rewind());
        channel.write(bytes.rewind(), place);
    }

    /** Every measure's cells by hour of the week, in any order of weeks; empty where there is no file. */
    List<List<List<LoadCell>>> read() throws IOException {
        if (!Files.exists(file) || !isIntact()) {
            return List.of();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        List<List<List<LoadCell>>> all = new ArrayList<>();
        for (int measure = 0; measure < measures.size(); measure++) {
            List<List<LoadCell>> hours = new ArrayList<>();
            for (int hour = 0; hour < LoadProfile.HOURS; hour++) {
                List<LoadCell> cells = new ArrayList<>();
                for (int week = 0; week < LoadHour.WEEKS; week++) {
                    bytes.position((int) place(measure, week, hour));
                    cells.add(LoadCell.read(bytes));
                }
                hours.add(cells);
            }
            all.add(hours);
        }
        return all;
    }

    /** Deletes it. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static long place(int measure, int week, int hour) {
        int weekOfMeasure = measure * LoadHour.WEEKS + Math.floorMod(week, LoadHour.WEEKS);
        return HEAD + ((long) weekOfMeasure * LoadProfile.HOURS + hour) * LoadCell.BYTES;
    }

    private long size() {
        return HEAD + (long) measures.size() * LoadHour.WEEKS * LoadProfile.HOURS * LoadCell.BYTES;
    }

    private boolean isIntact() throws IOException {
        if (!Files.exists(file) || Files.size(file) != size()) {
            return false;
        }
        ByteBuffer head = ByteBuffer.allocate(SIGNATURE.length);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.read(head, 0);
        }
        return head.rewind().equals(ByteBuffer.wrap(SIGNATURE));
    }

    /**
     * Makes an empty one, under its name at once; the holes of a young file take no space. It is not synced: 10,000 of them
     * would hold the sampler up for half a minute, and one that a power cut has garbled is known by its head and made anew.
     */
    private void create() throws IOException {
        if (Files.exists(file)) {
            LOG.warn("The usual load in {} begins anew: the file is damaged or of another layout", file);
        }
        Files.createDirectories(file.getParent());
        Path unfinished = Path.of(file + ".new");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(SIGNATURE), 0);
            channel.write(ByteBuffer.allocate(1), size() - 1);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
