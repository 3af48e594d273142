// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Refuses logins for a while after too many failures, of one user or from one address. */
final class LoginThrottle {
    private static final int ALLOWED_FAILURES = 8;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Failures(int count, Instant since) {}

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether that user or address has failed too often just now. */
    synchronized boolean isBlocked(String subject) {
        Failures known = failures.get(subject);
        return known != null && isRecent(known) && known.count >= ALLOWED_FAILURES;
    }

    /** A login failed. */
    synchronized void failed(String subject) {
        Failures known = failures.get(subject);
        failures.put(
                subject,
                known != null && isRecent(known)
                        ? new Failures(known.count + 1, known.since)
                        : new Failures(1, clock.instant()));
    }

    /** A login succeeded. */
    synchronized void succeeded(String subject) {
        failures.remove(subject);
    }

    private boolean isRecent(Failures known) {
        return known.since.plus(WINDOW).isAfter(clock.instant());
    }
}
