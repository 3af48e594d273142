// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.model.metric.Timeframe;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rrd4j.core.Archive;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.Sample;

/** An open round-robin archive. Not safe for threads; {@link MetricStore} sees to that. */
final class MetricArchive implements Closeable {
    private static final double LARGEST_EXACT = 1L << 53;

    private final RrdDb db;

    MetricArchive(RrdDb db) {
        this.db = db;
    }

    /** Seconds since the epoch of the last sample. */
    long lastUpdate() throws IOException {
        return db.getLastUpdateTime();
    }

    /**
     * Adds a sample. One that is not later than the last is left out: a second tells no two samples apart.
     *
     * @param time seconds since the epoch
     * @param values by name of their source; those of other sources are unknown
     */
    void write(long time, Map<String, Double> values) throws IOException {
        if (time <= lastUpdate()) {
            return;
        }
        Sample sample = db.createSample(time);
        values.forEach(sample::setValue);
        sample.update();
    }

    /**
     * Points of a span of the past, oldest first: always as many as the span has, each with its {@code time} and what is
     * known. A point's time is the end of what it is about. The span ends with the last point that is complete.
     *
     * @param now seconds since the epoch
     */
    List<Map<String, Object>> read(Timeframe timeframe, Consolidation consolidation, long now) throws IOException {
        long step = timeframe.step().toSeconds();
        long first = lastComplete(now, step) - (timeframe.points() - 1) * step;
        List<Map<String, Object>> points = new ArrayList<>(timeframe.points());
        for (int i = 0; i < timeframe.points(); i++) {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("time", first + i * step);
            points.add(point);
        }
        Archive archive = ArchiveLayout.select(db, timeframe, consolidation);
        // Where in the archive the first point lies; outside of it when the archive was not written for long.
        long offset = archive.getRows() - 1 - (archive.getEndTime() - first) / step;
        for (int source = 0; source < db.getDsCount(); source++) {
            addValues(
                    points,
                    db.getDatasource(source).getName(),
                    archive.getRobin(source).getValues(),
                    offset);
        }
        return points;
    }

    @Override
    public void close() throws IOException {
        db.close();
    }

    private long lastComplete(long now, long step) throws IOException {
        long end = Math.floorDiv(now, step) * step;
        return lastUpdate() < end ? end - step : end;
    }

    private static void addValues(List<Map<String, Object>> points, String name, double[] values, long offset) {
        for (int i = 0; i < points.size(); i++) {
            long index = offset + i;
            if (index >= 0 && index < values.length && Double.isFinite(values[(int) index])) {
                points.get(i).put(name, number(values[(int) index]));
            }
        }
    }

    /** A whole number is written as one: clients expect sizes and counts without a fraction. */
    private static Number number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT) {
            return (long) value;
        }
        return value;
    }
}
