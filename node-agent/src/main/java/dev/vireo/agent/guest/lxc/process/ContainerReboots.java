// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts containers again that asked for a reboot from inside, with what their configuration says by then. */
public final class ContainerReboots {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerReboots.class);

    private final GuestLocks locks;
    private final ContainerRuntime runtime;
    private final Start start;

    /** Starts a container that somebody holds. */
    public interface Start {
        /** Starts it. */
        void start(Vmid vmid) throws IOException, InterruptedException;
    }

    /** @param start starts one by its configuration */
    public ContainerReboots(GuestLocks locks, ContainerRuntime runtime, Start start) {
        this.locks = locks;
        this.runtime = runtime;
        this.start = start;
    }

    /** Hears of an end; nobody may hold the guest who waits for the answer. */
    public void ended(ContainerEnd end) {
        if (end.cause() != ContainerEnd.Cause.REBOOT) {
            return;
        }
        try (GuestLocks.Held held = locks.hold(end.vmid())) {
            // Somebody may have started it meanwhile.
            if (runtime.find(end.vmid()).isEmpty()) {
                LOG.info("container {} is started again, as it asked to be", end.vmid());
                start.start(end.vmid());
            }
        } catch (IOException | ApiException e) {
            LOG.error("container {} asked for a reboot and can't be started: {}", end.vmid(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
