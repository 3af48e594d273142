// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.qemu.command.MovedDiskNode;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    void run(Path from, MovedDiskNode to, long bytesPerSecond, Commit commit) throws IOException, InterruptedException {
        String source = nodes.ofImage(from)
                .orElseThrow(() -> ApiException.failed(
                        "VM " + vm.vmid() + " does not use " + from + " as " + key + "; stop it and start it first"));
        String top = nodes.below(key);
        boolean isLimited = nodes.isLimit(top);
        try (Undo undo = new Undo(task)) {
            task.step("move.open-target");
            String target = open(to, isLimited, undo);
            undo.add("copy " + key, job::cancel);
            task.step("move.mirror");
            job.start(top, target, bytesPerSecond);
            job.awaitReady(moving());
            task.step("move.ready");
            changeOver(commit, undo);
        }
        tidy(isLimited ? List.of(top, source) : List.of(source), to);
    }

    /** A limit is taken along: QEMU 7.2 hangs if only what is below it changes while a thread of its own serves the disk. */
    private String open(MovedDiskNode to, boolean isLimited, Undo undo) throws IOException {
        nodes.ask(to.whole().plug());
        undo.add("open " + key, () -> nodes.release(to.name()));
        if (!isLimited) {
            return to.name();
        }
        nodes.ask(to.limit().plug());
        undo.add("limit " + key, () -> nodes.release(to.limit().name()));
        return to.limit().name();
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
        if (!nodes.ask("query-status", Map.of()).path("running").asBoolean()) {
            pivot(commit, undo, false);
            return;
        }
        Intent held = task.intend(HELD, details);
        try {
            nodes.ask("stop", Map.of());
            pivot(commit, undo, true);
        } finally {
            goOn();
            task.fulfil(held);
        }
        task.step("move.released");
    }

    /** A machine that ended meanwhile is held by nothing. One that stays held is let go on by the agent's next start. */
    private void goOn() throws IOException {
        try {
            nodes.ask("cont", Map.of());
        } catch (IOException e) {
            if (!nodes.haveEnded()) {
                task.unsettled("VM " + vm.vmid() + " stands still: " + e.getMessage());
                throw e;
            }
        }
    }

    private void pivot(Commit commit, Undo undo, boolean wasRunning) throws IOException {
        task.step("move.held");
        job.complete();
        if (wasRunning) {
            // It stands still already: this brings to the disk what was copied last.
            nodes.ask("stop", Map.of());
        }
        undo.clear();
        task.step("move.pivoted");
        commit.run();
        task.step("move.committed");
    }

    /** What does not succeed here does no harm until the machine's next start. */
    private void tidy(List<String> old, MovedDiskNode to) {
        try {
            nodes.ask(to.settle());
            for (String node : old) {
                nodes.remove(node);
            }
        } catch (IOException e) {
            task.warn(
                    nodes.haveEnded()
                            ? String.valueOf(e.getMessage())
                            : "the machine still has the old image of " + key + " open: " + e.getMessage());
        }
    }
}
