// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.system;

import dev.vireo.agent.host.SystemFile;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.node.SystemAnswers.NodeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** The node's clock and its time zone, which is a link to a file of rules. */
final class SystemClock {
    private static final String ZONES = "usr/share/zoneinfo";

    private final Path root;
    private final InstantSource clock;

    /** @param root of the file system */
    SystemClock(Path root, InstantSource clock) {
        this.root = root;
        this.clock = clock;
    }

    NodeTime read() throws IOException {
        String zone = zone();
        Instant now = clock.instant();
        return new NodeTime(zone, now.getEpochSecond(), now.getEpochSecond() + offset(zone, now));
    }

    private static long offset(String zone, Instant now) {
        try {
            return ZoneId.of(zone).getRules().getOffset(now).getTotalSeconds();
        } catch (DateTimeException e) {
            // A zone that the system knows and Java does not: told as Greenwich's time.
            return 0;
        }
    }

    private String zone() throws IOException {
        if (Files.isSymbolicLink(link())) {
            String target = Files.readSymbolicLink(link()).toString();
            int start = target.indexOf("zoneinfo/");
            if (start >= 0) {
                return target.substring(start + "zoneinfo/".length());
            }
        }
        String written = nameFile().text().strip();
        return written.isEmpty() ? "UTC" : written;
    }

    /** Sets the zone; Debian keeps its name in a file beside, which is written where it is there. */
    void setZone(String zone) throws IOException {
        Path rules = root.resolve(ZONES).resolve(zone).normalize();
        if (!rules.startsWith(root.resolve(ZONES)) || !Files.isRegularFile(rules)) {
            throw ApiException.badParameter(
                    "timezone", "no such timezone: '" + zone + "' - one such as Europe/Berlin is needed");
        }
        String before = zone();
        point(zone);
        if (Files.exists(nameFile().path())) {
            try {
                nameFile().replace(zone + "\n");
            } catch (IOException e) {
                point(before);
                throw e;
            }
        }
    }

    private void point(String zone) throws IOException {
        Path temporary = link().resolveSibling(".localtime.vireo-new");
        Files.deleteIfExists(temporary);
        Files.createSymbolicLink(temporary, Path.of("/" + ZONES).resolve(zone));
        Files.move(temporary, link(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path link() {
        return root.resolve("etc/localtime");
    }

    private SystemFile nameFile() {
        return new SystemFile(root.resolve("etc/timezone"));
    }
}
