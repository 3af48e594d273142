// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.template;

import dev.vireo.agent.storage.archive.ArchiveLook;
import dev.vireo.agent.storage.archive.UnpackLimits;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Looks into templates, one after another, since each takes a processor for as long as unpacking does; what was found is
 * remembered while the file stays as it is.
 */
final class TemplateLooks {
    /** Somebody waits for the answer. */
    private static final UnpackLimits LIMITS = UnpackLimits.USUAL.within(Duration.ofMinutes(2));

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int REMEMBERED = 64;

    private final ArchiveLook look;
    private final Duration patience;
    private final Semaphore turn = new Semaphore(1);
    private final Map<Seen, ArchiveLook.Contents> known = Collections.synchronizedMap(new Latest());

    private record Seen(Path archive, long size, FileTime changed) {
        static Seen of(Path archive) throws IOException {
            return new Seen(archive, Files.size(archive), Files.getLastModifiedTime(archive));
        }
    }

    /** Forgets what was not asked about for longest. */
    private static final class Latest extends LinkedHashMap<Seen, ArchiveLook.Contents> {
        private static final long serialVersionUID = 1;

        Latest() {
            super(REMEMBERED, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Seen, ArchiveLook.Contents> eldest) {
            return size() > REMEMBERED;
        }
    }

    /** @param clock measures how long reading takes */
    TemplateLooks(InstantSource clock) {
        this(clock, PATIENCE);
    }

    /** @param patience how long a call waits for its turn */
    TemplateLooks(InstantSource clock, Duration patience) {
        this.look = new ArchiveLook(clock);
        this.patience = patience;
    }

    /**
     * What an archive holds.
     *
     * @throws IOException if it is damaged, or would be refused when it is unpacked
     * @throws ApiException if others are being looked into
     */
    ArchiveLook.Contents look(Path archive) throws IOException, InterruptedException {
        ArchiveLook.Contents found = known.get(Seen.of(archive));
        if (found != null) {
            return found;
        }
        if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw ApiException.failed("another template is being looked into just now: try again in a minute");
        }
        try {
            Seen seen = Seen.of(archive);
            ArchiveLook.Contents meanwhile = known.get(seen);
            return meanwhile != null ? meanwhile : remember(seen);
        } finally {
            turn.release();
        }
    }

    private ArchiveLook.Contents remember(Seen seen) throws IOException {
        ArchiveLook.Contents found = look.look(seen.archive, LIMITS);
        known.put(seen, found);
        return found;
    }
}
