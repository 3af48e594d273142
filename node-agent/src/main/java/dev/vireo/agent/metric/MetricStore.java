// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Timeframe;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All archives of a node. Keeps those open that were used last, up to a limit; beyond it, each use of an archive opens and
 * closes it, which takes a quarter of a millisecond. One thread at a time: the longest use is a read of some milliseconds.
 */
public final class MetricStore implements Closeable {
    private static final int OPEN_ARCHIVES = 64;
    // A clock that was wrong and has been set back must not keep an archive silent until it has caught up.
    private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

    // The first sample of an archive speaks of as much time as the later ones do.
    private static final long FIRST_SAMPLE_SECONDS = 10;

    private final ArchiveFiles files;
    private final int limit;
    private final Map<ArchiveName, MetricArchive> open = new LinkedHashMap<>(16, 0.75f, true);

    /** @param directory where the archives lie; made when it is missing */
    public MetricStore(Path directory) {
        this(directory, OPEN_ARCHIVES);
    }

    /** @param limit how many archives are kept open at most, at least 1 */
    MetricStore(Path directory, int limit) {
        this.files = new ArchiveFiles(directory);
        this.limit = limit;
    }

    /** Deletes what is known of a guest that is no more. */
    public void forget(Vmid vmid) {
        forget(ArchiveName.of(vmid));
    }

    /** Deletes what is known of a storage that is no more. */
    public void forget(StorageId storage) {
        forget(ArchiveName.of(storage));
    }

    /** Closes all archives. */
    @Override
    public synchronized void close() throws IOException {
        List<MetricArchive> all = new ArrayList<>(open.values());
        open.clear();
        for (MetricArchive archive : all) {
            archive.close();
        }
    }

    /**
     * Adds a sample, to a new archive when there is none.
     *
     * @param values by name of their source; those of other sources are unknown
     * @throws UncheckedIOException when the archive can't be written
     */
    synchronized void write(ArchiveName name, Instant time, Map<String, Double> values) {
        long seconds = time.getEpochSecond();
        try {
            forWriting(name, seconds).write(seconds, values);
        } catch (IOException e) {
            putAsideIfDamaged(name);
            throw failed(name, e);
        }
    }

    /**
     * Points of a span of the past that ends now; none when nothing is known of the subject.
     *
     * @throws UncheckedIOException when the archive can't be read
     */
    synchronized List<Map<String, Object>> read(
            ArchiveName name, Timeframe timeframe, Consolidation consolidation, Instant now) {
        try {
            Optional<MetricArchive> archive = find(name);
            return archive.isEmpty() ? List.of() : archive.get().read(timeframe, consolidation, now.getEpochSecond());
        } catch (IOException e) {
            putAsideIfDamaged(name);
            throw failed(name, e);
        }
    }

    /** Number of archives that are open. */
    synchronized int openArchives() {
        return open.size();
    }

    private synchronized void forget(ArchiveName name) {
        try {
            close(name);
            files.delete(name);
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    private MetricArchive forWriting(ArchiveName name, long now) throws IOException {
        Optional<MetricArchive> found = find(name);
        if (found.isPresent() && found.get().lastUpdate() > now + CLOCK_TOLERANCE.toSeconds()) {
            close(name);
            files.putAside(name, "it was written when the clock was ahead");
            found = Optional.empty();
        }
        return found.isPresent() ? found.get() : keep(name, files.create(name, now - FIRST_SAMPLE_SECONDS));
    }

    /** After a failure: when the file itself can be written, what it holds is wrong, and the next sample begins anew. */
    private void putAsideIfDamaged(ArchiveName name) {
        try {
            if (open.containsKey(name) && files.isWritable(name)) {
                close(name);
                files.putAside(name, "it is damaged");
            }
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    private Optional<MetricArchive> find(ArchiveName name) throws IOException {
        MetricArchive archive = open.get(name);
        if (archive != null) {
            return Optional.of(archive);
        }
        Optional<MetricArchive> opened = files.open(name);
        if (opened.isPresent()) {
            keep(name, opened.get());
        }
        return opened;
    }

    private MetricArchive keep(ArchiveName name, MetricArchive archive) throws IOException {
        open.put(name, archive);
        if (open.size() > limit) {
            close(open.keySet().iterator().next());
        }
        return archive;
    }

    private void close(ArchiveName name) throws IOException {
        MetricArchive archive = open.remove(name);
        if (archive != null) {
            archive.close();
        }
    }

    private static UncheckedIOException failed(ArchiveName name, IOException cause) {
        return new UncheckedIOException(
                "metrics of " + name.kind().folder() + " " + name.subject() + ": " + cause.getMessage(), cause);
    }
}
