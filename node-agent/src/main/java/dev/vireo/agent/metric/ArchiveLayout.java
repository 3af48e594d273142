// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.agent.metric.MetricSource.Kind;
import dev.vireo.model.metric.Timeframe;
import java.io.IOException;
import org.rrd4j.ConsolFun;
import org.rrd4j.DsType;
import org.rrd4j.core.Archive;
import org.rrd4j.core.Datasource;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.RrdDef;

/** How archives are laid out: a value a minute for a day, and coarser ones for longer, each as average and maximum. */
final class ArchiveLayout {
    /** Seconds between two values of the finest resolution. */
    static final long STEP = 60;

    // A source that is silent for longer is unknown in between.
    private static final long HEARTBEAT = 120;
    // A consolidated value is known when at least half of what it is made of is.
    private static final double UNKNOWN_SHARE = 0.5;
    private static final int VERSION = 1;
    private static final Timeframe[] RESOLUTIONS = {
        Timeframe.DAY, Timeframe.MONTH, Timeframe.YEAR, Timeframe.DECADE,
    };

    private ArchiveLayout() {}

    /**
     * Definition of a new archive.
     *
     * @param path what rrd4j calls it
     * @param start seconds since the epoch; the first sample must be later
     */
    static RrdDef define(ArchiveKind kind, String path, long start) {
        RrdDef definition = new RrdDef(path, start, STEP, VERSION);
        kind.sources().forEach(source -> addSource(definition, source));
        for (Consolidation consolidation : Consolidation.values()) {
            for (Timeframe resolution : RESOLUTIONS) {
                definition.addArchive(function(consolidation), UNKNOWN_SHARE, minutes(resolution), resolution.points());
            }
        }
        return definition;
    }

    /** The part of an archive that serves a span of the past. */
    static Archive select(RrdDb db, Timeframe timeframe, Consolidation consolidation) throws IOException {
        return db.getArchive(function(consolidation), minutes(timeframe));
    }

    /** Whether an open archive is laid out like that and its last sample lies in a possible past. */
    static boolean fits(RrdDb db, ArchiveKind kind) throws IOException {
        RrdDef wanted = define(kind, db.getPath(), 0);
        return db.getLastUpdateTime() >= 0 && sourcesFit(db, wanted) && archivesFit(db, wanted);
    }

    private static boolean sourcesFit(RrdDb db, RrdDef wanted) throws IOException {
        boolean fits = db.getDsCount() == wanted.getDsCount();
        for (int i = 0; fits && i < wanted.getDsCount(); i++) {
            Datasource found = db.getDatasource(i);
            fits = found.getName().equals(wanted.getDsDefs()[i].getDsName())
                    && found.getType() == wanted.getDsDefs()[i].getDsType();
        }
        return fits;
    }

    private static boolean archivesFit(RrdDb db, RrdDef wanted) throws IOException {
        boolean fits = db.getArcCount() == wanted.getArcCount();
        for (int i = 0; fits && i < wanted.getArcCount(); i++) {
            Archive found = db.getArchive(i);
            fits = found.getConsolFun() == wanted.getArcDefs()[i].getConsolFun()
                    && found.getSteps() == wanted.getArcDefs()[i].getSteps()
                    && found.getRows() == wanted.getArcDefs()[i].getRows();
        }
        return fits;
    }

    private static void addSource(RrdDef definition, MetricSource source) {
        if (source.kind() == Kind.COUNTER) {
            definition.addDatasource(source.name(), DsType.DERIVE, HEARTBEAT, 0, Double.NaN);
        } else {
            definition.addDatasource(source.name(), DsType.GAUGE, HEARTBEAT, Double.NaN, Double.NaN);
        }
    }

    private static int minutes(Timeframe timeframe) {
        return (int) timeframe.step().toMinutes();
    }

    private static ConsolFun function(Consolidation consolidation) {
        return switch (consolidation) {
            case AVERAGE -> ConsolFun.AVERAGE;
            case MAX -> ConsolFun.MAX;
        };
    }
}
