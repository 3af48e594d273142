// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.guest.qemu.qmp.QmpCall;
import dev.vireo.agent.guest.qemu.qmp.QmpClient;
import dev.vireo.agent.guest.qemu.qmp.QmpEvent;
import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.model.ArchitectureException;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final QmpCall MACHINE_TYPE = new QmpCall("qom-get", Map.of("path", "/machine", "property", "type"));

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

    /** Connects to the QEMU of a machine that runs already. */
    RunningVm open(Vmid vmid, RunningProcess process, BiConsumer<Vmid, String> listener, Duration patience)
            throws IOException, InterruptedException {
        return open(new Launched(vmid, process, Optional.empty(), List.of()), listener, patience);
    }

    /**
     * A machine whose QEMU was just launched.
     *
     * <p>Each question costs: QEMU answers between two turns of the guest's processors, and under emulation such a turn is
     * long.
     *
     * @param machine its versioned machine type; empty if QEMU is to be asked for it
     * @param calls what it is told as soon as it listens
     */
    record Launched(Vmid vmid, RunningProcess process, Optional<String> machine, List<QmpCall> calls) {
        private List<QmpCall> first() {
            List<QmpCall> first = new ArrayList<>(machine.isPresent() ? List.of() : List.of(MACHINE_TYPE));
            first.addAll(calls);
            return first;
        }

        private String machineOf(QmpClient.Opened opened) {
            return machine.orElseGet(() -> opened.answers().get(0).asText().replaceFirst("-machine$", ""));
        }
    }

    /**
     * Connects to a machine's QEMU and tells it what it is to do.
     *
     * @param patience how long QEMU may take to listen; if it ends meanwhile, that is not waited for
     * @throws IOException if QEMU is not there, or refuses one of the calls
     */
    RunningVm open(Launched launched, BiConsumer<Vmid, String> listener, Duration patience)
            throws IOException, InterruptedException {
        Vmid vmid = launched.vmid();
        QmpClient.Opened opened = connect(launched, event -> listener.accept(vmid, event.name()), patience);
        JsonNode version = opened.greeting().path("version").path("qemu");
        RunningProcess process = launched.process();
        return new RunningVm(
                vmid, process, opened.client(), startOf(process), launched.machineOf(opened), versionText(version));
    }

    @ArchitectureException(rule = "time", reason = "a deadline that no change of the clock moves")
    private QmpClient.Opened connect(Launched launched, Consumer<QmpEvent> events, Duration patience)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (int knock = 1; ; knock++) {
            try {
                return QmpClient.connect(files.qmp(launched.vmid()), threads, events, GREETING, launched.first());
            } catch (SocketException e) {
                boolean isOver = System.nanoTime() > end
                        || (knock % KNOCKS_A_LOOK == 0 && !programs.isAlive(launched.process()));
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
