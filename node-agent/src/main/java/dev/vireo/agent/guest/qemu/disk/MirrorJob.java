// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A job of QEMU that copies a disk in use to another node and then puts that in its place. */
final class MirrorJob {
    private static final String PREFIX = "move-";
    private static final long LOOK_MILLISECONDS = 50;

    private final DriveNodes nodes;
    private final String id;

    /** @param key of the disk */
    MirrorJob(DriveNodes nodes, String key) {
        this.nodes = nodes;
        this.id = PREFIX + key;
    }

    /**
     * How the job stands.
     *
     * @param status QEMU's word
     * @param done share that is copied, 0 to 1
     * @param error why it failed; empty if it did not
     */
    record State(String status, double done, String error) {
        boolean isReady() {
            return status.equals("ready");
        }

        boolean isConcluded() {
            return status.equals("concluded");
        }
    }

    /**
     * Begins the copy.
     *
     * @param source the node that the device uses
     * @param target takes its place in the end
     * @param bytesPerSecond limit of throughput; 0 for none
     */
    void start(String source, String target, long bytesPerSecond) throws IOException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("job-id", id);
        arguments.put("device", source);
        arguments.put("target", target);
        arguments.put("sync", "full");
        arguments.put("speed", bytesPerSecond);
        arguments.put("auto-dismiss", false);
        nodes.ask("blockdev-mirror", arguments);
    }

    /** How it stands; nothing if QEMU has no such job. */
    Optional<State> state() throws IOException {
        for (JsonNode job : nodes.ask("query-jobs", Map.of())) {
            if (job.path("id").asText().equals(id)) {
                double total = Math.max(1, job.path("total-progress").asDouble());
                return Optional.of(new State(
                        job.path("status").asText(),
                        job.path("current-progress").asDouble() / total,
                        job.path("error").asText("")));
            }
        }
        return Optional.empty();
    }

    /** Waits until source and target are the same, but for what the guest writes just now. */
    void awaitReady(Moving moving) throws IOException, InterruptedException {
        while (true) {
            State state = requireGood();
            moving.progress(state.done());
            if (state.isReady()) {
                return;
            }
            moving.checkCancelled();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLISECONDS);
        }
    }

    /** Who hears of the progress and may wish that it ends. */
    interface Moving {
        void progress(double share);

        void checkCancelled();
    }

    /** Copies what is left and puts the target in the source's place. An interrupt waits until it is decided. */
    void complete() throws IOException {
        nodes.ask("job-complete", Map.of("id", id));
        awaitConclusion();
        requireGood();
        dismiss();
    }

    private State requireGood() throws IOException {
        State state = state().orElseThrow(() -> new IOException("QEMU lost the copy job"));
        if (!state.error().isEmpty()) {
            throw ApiException.failed("copying the disk failed: " + state.error());
        }
        if (state.isConcluded() && state.done() < 1) {
            throw ApiException.failed("the copy of the disk was cancelled");
        }
        return state;
    }

    /** Ends it, whatever it does; source and target are as they are. Nothing is wrong if there is none. */
    void cancel() throws IOException {
        try {
            end();
        } catch (IOException e) {
            // With the machine the job has ended too.
            if (!nodes.haveEnded()) {
                throw e;
            }
        }
    }

    private void end() throws IOException {
        Optional<State> state = state();
        if (state.isEmpty()) {
            return;
        }
        if (!state.get().isConcluded()) {
            nodes.ask("block-job-cancel", Map.of("device", id, "force", true));
            awaitConclusion();
        }
        dismiss();
    }

    private void dismiss() throws IOException {
        nodes.ask("job-dismiss", Map.of("id", id));
    }

    private void awaitConclusion() throws IOException {
        boolean isInterrupted = Thread.interrupted();
        try {
            while (!state().map(State::isConcluded).orElse(true)) {
                try {
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLISECONDS / 5);
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
