// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.qemu.MovedDiskNode;
import dev.vireo.agent.guest.qemu.RunningVm;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Moves a disk while its machine runs. The guest is held for the moment in which QEMU changes over and the configuration
 * is written: so at every moment the volume that the configuration names holds all that the guest has written, whoever
 * dies.
 */
final class LiveMove {
    /** Names the intent of a machine that is held for a moment, with the details of the move. */
    static final String HELD = "hold-vm";

    private final RunningVm vm;
    private final DriveNodes nodes;
    private final TaskContext task;
    private final String key;
    private final Map<String, String> details;
    private final MirrorJob job;

    /** @param details of the move, for the sweep after a crash */
    LiveMove(RunningVm vm, String key, Map<String, String> details, TaskContext task) {
        this.vm = vm;
        this.nodes = new DriveNodes(vm);
        this.task = task;
        this.key = key;
        this.details = details;
        this.job = new MirrorJob(nodes, key);
    }

    /** Writes the configuration. */
    interface Commit {
        void run() throws IOException;
    }

    /**
     * Moves it.
     *
     * @param from image that the machine uses now
     * @param to what it is to use; the image is there, empty and of the same size
     * @param bytesPerSecond limit of throughput; 0 for none
     * @param commit writes the configuration, at the moment when both images hold the same
     */
    void run(Path from, MovedDiskNode to, long bytesPerSecond, Commit commit)
            throws IOException, InterruptedException {
        String source = nodes.ofImage(from)
                .orElseThrow(() -> ApiException.failed(
                        "VM " + vm.vmid() + " does not use " + from + " as " + key + "; stop it and start it first"));
        task.step("move.open-target");
        nodes.ask(to.add());
        try (Undo undo = new Undo(task)) {
            undo.add("open " + key, () -> nodes.remove(to.name()));
            undo.add("copy " + key, job::cancel);
            task.step("move.mirror");
            job.start(nodes.below(key), source, to.name(), bytesPerSecond);
            job.awaitReady(moving());
            task.step("move.ready");
            changeOver(commit, undo);
        }
        tidy(source, to);
    }

    private MirrorJob.Moving moving() {
        return new MirrorJob.Moving() {
            @Override
            public void progress(double share) {
                task.progress(share);
            }

            @Override
            public void checkCancelled() {
                task.checkCancelled();
            }
        };
    }

    private void changeOver(Commit commit, Undo undo) throws IOException {
        boolean isRunning = nodes.ask("query-status", Map.of()).path("running").asBoolean();
        Intent held = task.intend(HELD, details);
        try {
            if (isRunning) {
                nodes.ask("stop", Map.of());
            }
            task.step("move.held");
            job.complete();
            undo.clear();
            task.step("move.pivoted");
            commit.run();
            task.step("move.committed");
        } finally {
            if (isRunning) {
                nodes.ask("cont", Map.of());
            }
            task.fulfil(held);
        }
        task.step("move.released");
    }

    /** What does not succeed here does no harm until the machine's next start. */
    private void tidy(String source, MovedDiskNode to) {
        try {
            nodes.ask(to.settle());
            nodes.remove(source);
        } catch (IOException e) {
            task.warn("the machine still has the old image of " + key + " open: " + e.getMessage());
        }
    }
}
