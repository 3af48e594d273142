// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import dev.vireo.agent.host.CpuTimes;
import dev.vireo.agent.host.HostFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Measures how the processors spend their time between two samples. One caller samples, any number look at the result, so
 * that many questions don't shorten the time that is measured.
 */
public final class CpuMeter {
    private static final Path STAT = Path.of("/proc/stat");

    private final HostFiles files;
    private CpuTimes last;
    private CpuTimes.Share latest;

    /** Begins to measure. Until the first sample the time since boot is told. */
    public CpuMeter(HostFiles files) {
        this.files = files;
        this.last = CpuTimes.parse(files.read(STAT));
        this.latest = last.sinceBoot();
    }

    /** How the time since the last sample was spent, and begins a new one; empty when no time has passed. */
    public synchronized Optional<CpuTimes.Share> sample() {
        CpuTimes now = CpuTimes.parse(files.read(STAT));
        Optional<CpuTimes.Share> share = now.since(last);
        last = now;
        latest = share.orElse(latest);
        return share;
    }

    /** What the last sample found. */
    public synchronized CpuTimes.Share latest() {
        return latest;
    }

    /** Number of logical processors at the last sample. */
    public synchronized int processors() {
        return last.processors();
    }
}
