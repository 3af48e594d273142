// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.util.Map;

/**
 * Holds the writes of a guest for a moment, and lets them go on whatever happens: when the work fails, when the task is
 * stopped, and, by the next start of the agent, when the agent dies in between.
 */
public final class FileSystemFreeze {
    private static final String INTENT = "frozen-guest";
    private static final String VMID = "vmid";
    private static final int TRIES = 3;

    private final GuestAgentClient client;

    /** @param client asks the guest */
    public FileSystemFreeze(GuestAgentClient client) {
        this.client = client;
    }

    /** A guest whose writes are held until this is closed. */
    public interface Frozen extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Holds a guest's writes.
     *
     * @throws IOException if the guest cannot; then nothing is held
     */
    public Frozen hold(Vmid vmid, TaskContext task) throws IOException, InterruptedException {
        Intent intent = task.intend(INTENT, Map.of(VMID, vmid.toString()));
        boolean isHeld = false;
        try {
            task.step("freeze.hold");
            long count = client.freeze(vmid);
            task.step("freeze.held");
            task.line("The guest holds the writes of " + count + " file systems");
            isHeld = true;
            return () -> release(vmid, intent, task);
        } finally {
            if (!isHeld) {
                release(vmid, intent, task);
            }
        }
    }

    /** Not even the wish that the task stops keeps it from this. */
    private void release(Vmid vmid, Intent intent, TaskContext task) {
        boolean wasInterrupted = Thread.interrupted();
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                client.thaw(vmid);
                task.step("freeze.released");
                task.fulfil(intent);
                break;
            } catch (GuestAgentException e) {
                // It answers, and has nothing to thaw.
                task.fulfil(intent);
                break;
            } catch (IOException e) {
                wasInterrupted |= Thread.interrupted();
                if (attempt == TRIES) {
                    task.unsettled("the guest may still hold its writes: " + e.getMessage()
                            + "; it is told to go on when the agent starts next");
                }
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the writes of guests go on that a stopped agent held. */
    public Sweeper sweeper() {
        return Sweeper.of(INTENT, (intent, log) -> thawLeftBehind(Vmid.parse(intent.detail(VMID)), log));
    }

    private void thawLeftBehind(Vmid vmid, TaskLog log) throws IOException {
        try {
            client.thaw(vmid);
            log.line("Let the writes of VM " + vmid + " go on");
        } catch (GuestAgentTimeoutException e) {
            // It is there and says nothing: the intent stays for the next start.
            throw e;
        } catch (IOException e) {
            // It ended, or its agent did: a guest that is gone holds nothing.
            log.line("VM " + vmid + " is not reached by its guest agent: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
