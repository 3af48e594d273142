// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.agent.task.TaskLog;
import java.io.IOException;

/** The container's time zone. */
final class TimeZoneSetup {
    private static final String ZONES = "usr/share/zoneinfo/";

    private TimeZoneSetup() {}

    /** @param zone such as {@code Europe/Berlin} */
    static void write(GuestTree tree, String zone, TaskLog log) throws IOException {
        if (!zone.equals("UTC") && tree.read(ZONES + zone).isEmpty()) {
            log.warn("The container has no data of the time zone " + zone
                    + ": install its tzdata, or choose another timezone");
            return;
        }
        if (tree.exists(ZONES + zone)) {
            tree.link("etc/localtime", "/" + ZONES + zone);
        }
        if (tree.exists("etc/timezone")) {
            tree.write("etc/timezone", zone + "\n", 0644);
        }
    }
}
