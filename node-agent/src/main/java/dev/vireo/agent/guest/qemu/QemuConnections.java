// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.model.ArchitectureException;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Opens connections to QEMU and asks it who it is. */
final class QemuConnections {
    private static final int ATTEMPTS = 400;
    private static final long PAUSE_MILLISECONDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final QemuFiles files;
    private final Executor threads;
    private final InstantSource clock;

    QemuConnections(QemuFiles files, Executor threads, InstantSource clock) {
        this.files = files;
        this.threads = threads;
        this.clock = clock;
    }

    /** Connects to a machine's QEMU. */
    RunningVm open(Vmid vmid, RunningProcess process, BiConsumer<Vmid, String> listener) throws IOException {
        QmpClient qmp = connect(vmid, event -> listener.accept(vmid, event.name()));
        JsonNode version = RunningVm.ask(qmp, "query-version", Map.of()).path("qemu");
        String machine = RunningVm.ask(qmp, "qom-get", Map.of("path", "/machine", "property", "type"))
                .asText()
                .replaceFirst("-machine$", "");
        return new RunningVm(vmid, process, qmp, startOf(process), machine, versionText(version));
    }

    /** The socket's file is there a moment before QEMU listens on it. */
    private QmpClient connect(Vmid vmid, Consumer<QmpEvent> events) throws IOException {
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return QmpClient.connect(files.qmp(vmid), threads, events, PATIENCE);
                } catch (SocketException e) {
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while QEMU started", e);
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
