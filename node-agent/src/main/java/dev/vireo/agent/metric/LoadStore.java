// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.LoadProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The usual load of a node and of all on it, by hour and weekday. Samples become minutes in memory, of which each subject
 * has one at most, and minutes become counts in its file: an agent that dies loses a minute.
 */
public final class LoadStore {
    private static final Duration REMEMBERED = Duration.ofDays(7L * LoadHour.WEEKS);
    private static final int SECONDS = 60;

    private final Path directory;
    private final ZoneId zone;
    private final Map<ArchiveName, LoadMinute> minutes = new HashMap<>();

    /**
     * @param directory where the archives of the load over time lie too
     * @param zone whose hours and weekdays count: the node's
     */
    public LoadStore(Path directory, ZoneId zone) {
        this.directory = directory;
        this.zone = zone;
    }

    /**
     * Adds a sample.
     *
     * @param shares by measure, 0 to 1; what is unknown is left out
     * @throws UncheckedIOException when the minute before cannot be written
     */
    synchronized void add(ArchiveName name, Instant time, Map<String, Double> shares) {
        long minute = Math.floorDiv(time.getEpochSecond(), SECONDS);
        LoadMinute present = minutes.get(name);
        if (present != null && present.minute() == minute) {
            present.add(shares);
            return;
        }
        LoadMinute begun = new LoadMinute(minute);
        begun.add(shares);
        minutes.put(name, begun);
        if (present != null) {
            write(name, present);
        }
    }

    /**
     * Writes the minutes of what is not sampled any more, such as a guest that has stopped.
     *
     * @throws UncheckedIOException when one cannot be written; the others are
     */
    synchronized void endRound(Instant now) {
        long minute = Math.floorDiv(now.getEpochSecond(), SECONDS);
        UncheckedIOException failure = null;
        for (Iterator<Map.Entry<ArchiveName, LoadMinute>> rest =
                        minutes.entrySet().iterator();
                rest.hasNext(); ) {
            Map.Entry<ArchiveName, LoadMinute> entry = rest.next();
            if (entry.getValue().minute() != minute) {
                rest.remove();
                try {
                    write(entry.getKey(), entry.getValue());
                } catch (UncheckedIOException e) {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void write(ArchiveName name, LoadMinute minute) {
        LoadHour hour = LoadHour.of(Instant.ofEpochSecond(minute.minute() * SECONDS), zone);
        try {
            new LoadFile(name, directory).add(hour, minute.means());
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    /** What is usual for a subject. What was never sampled has no known hours. */
    synchronized LoadProfile read(ArchiveName name, Instant now) {
        try {
            return new LoadSummary(zone, LoadHour.of(now, zone))
                    .of(name.kind().measures(), new LoadFile(name, directory).read());
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    /** Deletes what is known of a guest that is no more. */
    public void forget(Vmid vmid) {
        forget(ArchiveName.of(vmid));
    }

    /** Deletes what is known of a storage that is no more. */
    public void forget(StorageId storage) {
        forget(ArchiveName.of(storage));
    }

    private synchronized void forget(ArchiveName name) {
        minutes.remove(name);
        try {
            new LoadFile(name, directory).delete();
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    /** Number of subjects whose present minute is in memory. */
    synchronized int minutesInMemory() {
        return minutes.size();
    }

    /** Deletes the files that were not written for so long that nothing in them counts any more. */
    synchronized void sweep(Instant now) {
        for (ArchiveKind kind : ArchiveKind.values()) {
            Path folder = directory.resolve(kind.folder());
            if (Files.isDirectory(folder)) {
                sweep(folder, now.minus(REMEMBERED));
            }
        }
    }

    private static void sweep(Path folder, Instant oldest) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.load")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw failed(folder, new IOException(e));
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static UncheckedIOException failed(Path folder, IOException cause) {
        return new UncheckedIOException("usual load in " + folder + ": " + cause.getMessage(), cause);
    }

    private static UncheckedIOException failed(ArchiveName name, IOException cause) {
        return new UncheckedIOException(
                "usual load of " + name.kind().folder() + " " + name.subject() + ": " + cause.getMessage(), cause);
    }
}
