// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what everything on the node uses just now. Run it every ten seconds, never twice at a time. What can't be
 * sampled or written is a gap in its archive, is logged when it begins, and keeps nothing else from being written.
 */
public final class Sampler implements Runnable {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    private final MetricStore store;
    private final LoadStore load;
    private final InstantSource clock;
    private final Supplier<NodeSample> node;
    private final Supplier<List<GuestSample>> guests;
    private final Supplier<List<StorageSample>> storages;
    private final Set<String> failing = new HashSet<>();
    private Instant swept = Instant.EPOCH;

    /**
     * @param store the archives
     * @param load what is usual at which hour
     * @param clock tells when a sample was taken
     * @param node samples the node
     * @param guests samples the running guests of the node
     * @param storages samples the storages; must not wait for one that does not answer, or everything has gaps
     */
    public Sampler(
            MetricStore store,
            LoadStore load,
            InstantSource clock,
            Supplier<NodeSample> node,
            Supplier<List<GuestSample>> guests,
            Supplier<List<StorageSample>> storages) {
        this.store = store;
        this.load = load;
        this.clock = clock;
        this.node = node;
        this.guests = guests;
        this.storages = storages;
    }

    @Override
    public void run() {
        attempt("the node", () -> writeAll(List.of(node.get())));
        attempt("the guests", () -> writeAll(guests.get()));
        attempt("the storages", () -> writeAll(storages.get()));
        attempt("the usual load", () -> load.endRound(clock.instant()));
        sweepOnceADay();
    }

    private void writeAll(List<? extends MetricSample> samples) {
        for (MetricSample sample : samples) {
            ArchiveName name = sample.archive();
            attempt(
                    name.kind().folder() + " " + name.subject(),
                    () -> store.write(name, clock.instant(), sample.values()));
            attempt(
                    "the usual load of " + name.kind().folder() + " " + name.subject(),
                    () -> load.add(name, clock.instant(), sample.shares()));
        }
    }

    private void sweepOnceADay() {
        Instant now = clock.instant();
        if (swept.plus(A_DAY).isBefore(now)) {
            swept = now;
            attempt("what is left of the usual load", () -> load.sweep(now));
        }
    }

    private void attempt(String subject, Runnable work) {
        try {
            work.run();
            failing.remove(subject);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            // Once for each fault that lasts: a line every ten seconds would hide all others.
            if (failing.add(subject)) {
                LOG.warn("Cannot sample {}: {}", subject, e.getMessage());
            }
        }
    }
}
