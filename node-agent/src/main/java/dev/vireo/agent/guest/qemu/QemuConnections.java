// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.model.ArchitectureException;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Opens connections to QEMU and asks it who it is. */
final class QemuConnections {
    private static final Duration GREETING = Duration.ofSeconds(10);
    private static final long PAUSE_MICROSECONDS = 300;
    /** To look whether QEMU lives costs more than to knock at its socket. */
    private static final int KNOCKS_A_LOOK = 16;

    private final QemuFiles files;
    private final DetachedPrograms programs;
    private final Executor threads;
    private final InstantSource clock;

    QemuConnections(QemuFiles files, DetachedPrograms programs, Executor threads, InstantSource clock) {
        this.files = files;
        this.programs = programs;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * Connects to a machine's QEMU.
     *
     * @param patience how long QEMU may take to listen; if it ends meanwhile, that is not waited for
     */
    RunningVm open(Vmid vmid, RunningProcess process, BiConsumer<Vmid, String> listener, Duration patience)
            throws IOException, InterruptedException {
        QmpClient qmp = connect(vmid, process, event -> listener.accept(vmid, event.name()), patience);
        List<JsonNode> answers = RunningVm.ask(
                qmp,
                List.of(
                        new QmpCall("query-version", Map.of()),
                        new QmpCall("qom-get", Map.of("path", "/machine", "property", "type"))));
        JsonNode version = answers.get(0).path("qemu");
        String machine = answers.get(1).asText().replaceFirst("-machine$", "");
        return new RunningVm(vmid, process, qmp, startOf(process), machine, versionText(version));
    }

    @ArchitectureException(rule = "time", reason = "a deadline that no change of the clock moves")
    private QmpClient connect(Vmid vmid, RunningProcess process, Consumer<QmpEvent> events, Duration patience)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (int knock = 1; ; knock++) {
            try {
                return QmpClient.connect(files.qmp(vmid), threads, events, GREETING);
            } catch (SocketException e) {
                boolean isOver = System.nanoTime() > end || (knock % KNOCKS_A_LOOK == 0 && !programs.isAlive(process));
                if (isOver) {
                    throw e;
                }
                TimeUnit.MICROSECONDS.sleep(PAUSE_MICROSECONDS);
            }
        }
    }

    private static String versionText(JsonNode version) {
        return version.path("major").asInt() + "." + version.path("minor").asInt() + "."
                + version.path("micro").asInt();
    }

    /** The process tells its start in ticks of 1/100 s since boot. */
    @ArchitectureException(rule = "time", reason = "on Linux this clock counts from boot, as the ticks of processes do")
    private Instant startOf(RunningProcess process) {
        Duration sinceBoot = Duration.ofNanos(System.nanoTime());
        Duration age = sinceBoot.minus(Duration.ofMillis(process.startTicks() * 10));
        return clock.instant().minus(age.isNegative() ? Duration.ZERO : age);
    }

    /** QEMU's own word for how the machine stands. */
    String status(RunningVm vm) {
        try {
            return vm.ask("query-status", Map.of()).path("status").asText("unknown");
        } catch (IOException e) {
            // It is just ending, or too busy to answer.
            return "unknown";
        }
    }
}
