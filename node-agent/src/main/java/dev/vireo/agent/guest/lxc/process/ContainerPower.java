// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.ProcessSignals;
import dev.vireo.agent.host.ResourceGroups;
import dev.vireo.model.ArchitectureException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** How a container is asked to shut down, ended by force, and held. */
final class ContainerPower {
    /** This init knows no other signal for switching off; sent to a shell instead, it would do nothing. */
    private static final String BUSYBOX = "busybox";

    private static final long POLL_MILLISECONDS = 10;
    private static final long FREEZE_MILLISECONDS = 10_000;

    private final ContainerFiles files;
    private final ResourceGroups groups;
    private final LxcTools tools;
    private final ProcessSignals signals;

    ContainerPower(ContainerHost host, LxcTools tools) {
        this.files = host.files();
        this.groups = host.groups();
        this.signals = new ProcessSignals(host.runner());
        this.tools = tools;
    }

    /** Asks it to shut down, in the way that its init understands, and does not wait. */
    void askToHalt(RunningContainer container) throws IOException, InterruptedException {
        thaw(container);
        if (signals.program(container.init()).filter(BUSYBOX::equals).isPresent()) {
            signals.send(container.init(), "USR2");
        } else {
            tools.askToHalt(container.vmid());
        }
    }

    /** Ends it by force and does not wait. What is held does not even die. */
    void kill(RunningContainer container) throws IOException, InterruptedException {
        thaw(container);
        tools.kill(container.vmid());
    }

    private void thaw(RunningContainer container) throws IOException, InterruptedException {
        if (groups.exists(group(container)) && groups.isFrozen(group(container))) {
            freeze(container, false);
        }
    }

    /** Holds all its processes, or lets them go on. */
    @ArchitectureException(rule = "time", reason = "a deadline that no change of the clock moves")
    void freeze(RunningContainer container, boolean isFrozen) throws IOException, InterruptedException {
        groups.freeze(group(container), isFrozen);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FREEZE_MILLISECONDS);
        while (groups.isFrozen(group(container)) != isFrozen) {
            if (System.nanoTime() > end) {
                groups.freeze(group(container), false);
                throw new IOException("container " + container.vmid() + " has a process that can't be held just now");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
    }

    private String group(RunningContainer container) {
        return files.group(container.vmid());
    }
}
