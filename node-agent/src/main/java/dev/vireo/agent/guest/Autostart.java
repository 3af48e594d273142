// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.id.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the guests that start with the node: once after each boot of the node, not at each start of the agent. */
public final class Autostart {
    private static final Logger LOG = LoggerFactory.getLogger(Autostart.class);
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final HostFiles files;
    private final Path remembered;
    private final Tasks tasks;
    private final BulkPower power;
    private final LongSupplier delay;

    /**
     * @param remembered file that holds the id of the boot whose guests were started
     * @param delay seconds to wait before the first one
     */
    public Autostart(HostFiles files, Path remembered, Tasks tasks, BulkPower power, LongSupplier delay) {
        this.files = files;
        this.remembered = remembered;
        this.tasks = tasks;
        this.power = power;
        this.delay = delay;
    }

    /** Starts them by a task if the node has booted since they were started last. */
    public void run() {
        String boot = files.read(BOOT_ID).strip();
        if (boot.equals(lastBoot())) {
            return;
        }
        if (!power.hasOnesToStart()) {
            remember(boot);
            return;
        }
        tasks.start("startall", "", UserId.ROOT, task -> {
            TimeUnit.SECONDS.sleep(delay.getAsLong());
            power.startAll(Optional.empty(), false, task);
            // Only now: an agent that is stopped in between starts the rest next time.
            remember(boot);
        });
    }

    private void remember(String boot) {
        try {
            Files.writeString(remembered, boot + "\n");
        } catch (IOException e) {
            LOG.warn("cannot write {}: guests may be started again with the agent's next start", remembered, e);
        }
    }

    private String lastBoot() {
        try {
            return Files.exists(remembered) ? Files.readString(remembered).strip() : "";
        } catch (IOException e) {
            LOG.warn("cannot read {}: guests that start with the node are started", remembered, e);
            return "";
        }
    }
}
