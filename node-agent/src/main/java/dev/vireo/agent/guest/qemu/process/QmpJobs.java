// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.qmp.QmpException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/**
 * Work that QEMU does by itself once it is told to. It is waited for whatever happens: an interrupt does not end the
 * waiting, as QEMU would go on alone, and stays set for whoever asks next.
 */
public final class QmpJobs {
    private static final String PREFIX = "vireo-";
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final long POLL_MILLISECONDS = 10;

    private final RunningVm vm;

    /** @param vm whose QEMU works */
    public QmpJobs(RunningVm vm) {
        this.vm = vm;
    }

    /** Sends a command that may take long, and waits for its answer. */
    public JsonNode call(String command, Map<String, ?> arguments) throws IOException {
        boolean wasInterrupted = Thread.interrupted();
        try {
            return vm.qmp().execute(command, arguments, PATIENCE);
        } catch (QmpException e) {
            throw new IOException("QEMU refused '" + command + "': " + e.getMessage(), e);
        } catch (IOException e) {
            throw vm.reason(e);
        } catch (InterruptedException e) {
            wasInterrupted = true;
            throw new IOException("interrupted while QEMU worked on '" + command + "'", e);
        } finally {
            restore(wasInterrupted);
        }
    }

    private static void restore(boolean wasInterrupted) {
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A name for a job that no other has. */
    public static String newName() {
        return PREFIX + UUID.randomUUID();
    }

    /** Starts a job by a command that takes {@code job-id}, and waits for its end. */
    public void run(String command, Map<String, ?> arguments) throws IOException {
        String name = newName();
        Map<String, Object> complete = new LinkedHashMap<>(arguments);
        complete.put("job-id", name);
        call(command, complete);
        await(Set.of(name), share -> {});
    }

    /**
     * Waits until jobs have ended, and forgets them.
     *
     * @param progress is told the share that is done, from 0 to 1
     * @throws IOException if one of them failed, or QEMU ended
     */
    public void await(Set<String> names, DoubleConsumer progress) throws IOException {
        Set<String> open = new HashSet<>(names);
        String failure = "";
        boolean wasInterrupted = false;
        try {
            while (!open.isEmpty()) {
                Round round = look(open);
                failure = failure.isEmpty() ? round.failure : failure;
                progress.accept(round.share);
                wasInterrupted |= !open.isEmpty() && !pause();
            }
        } finally {
            restore(wasInterrupted);
        }
        if (!failure.isEmpty()) {
            throw new IOException("QEMU could not do it: " + failure);
        }
    }

    private record Round(String failure, double share) {}

    /** Jobs that ended are forgotten and taken out of {@code open}. */
    private Round look(Set<String> open) throws IOException {
        String failure = "";
        double done = 0;
        double total = 0;
        Set<String> seen = new HashSet<>();
        for (JsonNode job : call("query-jobs", Map.of())) {
            String name = job.path("id").asText();
            if (open.contains(name)) {
                seen.add(name);
                done += job.path("current-progress").asDouble();
                total += job.path("total-progress").asDouble();
                if (job.path("status").asText().equals("concluded")) {
                    failure = failure.isEmpty() ? job.path("error").asText("") : failure;
                    call("job-dismiss", Map.of("id", name));
                    open.remove(name);
                }
            }
        }
        open.retainAll(seen);
        return new Round(failure, total > 0 ? Math.min(1, done / total) : 0);
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Ends the jobs, of those that can be ended, which a stopped agent left, and waits for the others. */
    public void settle() throws IOException {
        Set<String> left = new HashSet<>();
        for (JsonNode job : call("query-jobs", Map.of())) {
            if (job.path("id").asText().startsWith(PREFIX)) {
                left.add(job.path("id").asText());
            }
        }
        for (String name : left) {
            cancel(name);
        }
        try {
            await(left, share -> {});
        } catch (IOException e) {
            if (!vm.hasEnded()) {
                return;
            }
            throw e;
        }
    }

    private void cancel(String name) throws IOException {
        try {
            call("job-cancel", Map.of("id", name));
        } catch (IOException e) {
            // It has ended, or cannot be ended before it is done; unless QEMU itself is gone.
            if (vm.hasEnded()) {
                throw e;
            }
        }
    }
}
