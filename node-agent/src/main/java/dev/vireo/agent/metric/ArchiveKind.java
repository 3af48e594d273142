// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.agent.metric.MetricSource.Kind;
import java.util.List;
import java.util.stream.Stream;

/** What an archive is about, which decides what it keeps. The order of the values is that of the file: add at the end. */
enum ArchiveKind {
    /** A node. */
    NODE(
            "node",
            List.of(
                    "loadavg",
                    "maxcpu",
                    "cpu",
                    "iowait",
                    "memtotal",
                    "memused",
                    "swaptotal",
                    "swapused",
                    "roottotal",
                    "rootused"),
            List.of("netin", "netout"),
            List.of(
                    "memavailable",
                    "arcsize",
                    "pressurecpusome",
                    "pressureiosome",
                    "pressureiofull",
                    "pressurememorysome",
                    "pressurememoryfull"),
            List.of("cpu", "mem")),
    /** A virtual machine or container. */
    GUEST(
            "guest",
            List.of("maxcpu", "cpu", "maxmem", "mem", "maxdisk", "disk"),
            List.of("netin", "netout", "diskread", "diskwrite"),
            List.of(
                    "memhost",
                    "pressurecpusome",
                    "pressurecpufull",
                    "pressureiosome",
                    "pressureiofull",
                    "pressurememorysome",
                    "pressurememoryfull"),
            List.of("cpu", "mem")),
    /** A storage, as its node sees it. */
    STORAGE("storage", List.of("total", "used"), List.of(), List.of(), List.of("used"));

    private final String folder;

    @SuppressWarnings("ImmutableEnumChecker") // made by toList(): nobody can change it
    private final List<MetricSource> sources;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of: nobody can change it
    private final List<String> measures;

    ArchiveKind(
            String folder,
            List<String> levels,
            List<String> counters,
            List<String> furtherLevels,
            List<String> measures) {
        this.folder = folder;
        this.measures = measures;
        this.sources = Stream.of(
                        sources(levels, Kind.LEVEL),
                        sources(counters, Kind.COUNTER),
                        sources(furtherLevels, Kind.LEVEL))
                .flatMap(List::stream)
                .toList();
    }

    /** Folder of such archives. */
    String folder() {
        return folder;
    }

    /** What is kept. */
    List<MetricSource> sources() {
        return sources;
    }

    /** Shares whose usual course over a week is kept, in the order of the file: add at the end. */
    List<String> measures() {
        return measures;
    }

    private static List<MetricSource> sources(List<String> names, Kind kind) {
        return names.stream().map(name -> new MetricSource(name, kind)).toList();
    }
}
