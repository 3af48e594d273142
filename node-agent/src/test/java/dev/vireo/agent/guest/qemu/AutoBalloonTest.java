// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.balloon.AutoBalloon;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.qmp.QmpClient;
import dev.vireo.agent.host.MemoryInfo;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real guest with a driver for the balloon, on a node whose memory is told to be scarce, then plenty. */
class AutoBalloonTest {
    private static final long MEBIBYTE = 1L << 20;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final MemoryInfo SCARCE = new MemoryInfo(1000 * MEBIBYTE, 0, 50 * MEBIBYTE, 0, 0);
    private static final MemoryInfo PLENTY = new MemoryInfo(1000 * MEBIBYTE, 0, 950 * MEBIBYTE, 0, 0);

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // JUnit sets the field
    AutoBalloonTest() {}

    @Test
    void guestGivesMemoryBackDownToItsLeastAndGetsItAgain() throws Exception {
        Path kernel = Path.of(System.getProperty("vireo.guest.kernel", "/no-kernel"));
        Path initrd = Path.of(System.getProperty("vireo.guest.initrd", "/no-initrd"));
        assumeTrue(Files.exists(kernel) && Files.exists(initrd), "needs the guest that ./vireo test builds");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64")), "needs qemu-system-x86_64");
        Process qemu = start(kernel, initrd);
        try (SqliteClusterStore store = SqliteClusterStore.open(directory.resolve("store.db"));
                QmpClient qmp = connect(qemu)) {
            GuestStore guests = new GuestStore(store, new NodeName("n1"));
            guests.create(new Vmid(100), GuestConfig.parse("memory: 320\nballoon: 160\n"));
            RunningVm vm =
                    new RunningVm(new Vmid(100), new RunningProcess(qemu.pid(), 0), qmp, Instant.EPOCH, "pc", "7.2");
            AtomicReference<MemoryInfo> memory = new AtomicReference<>(SCARCE);
            AutoBalloon balloon = new AutoBalloon(guests, () -> List.of(vm), memory::get);
            runUntil(balloon, qmp, 160);
            memory.set(PLENTY);
            runUntil(balloon, qmp, 320);

            guests.replace(guests.require(new Vmid(100)), GuestConfig.parse("memory: 320\nballoon: 160\nshares: 0\n"));
            memory.set(SCARCE);
            balloon.run();
            assertThat(actual(qmp)).isEqualTo(320 * MEBIBYTE);
            qmp.execute("quit", Map.of(), LIMIT);
            assertThat(qemu.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            qemu.destroyForcibly();
        }
    }

    private Process start(Path kernel, Path initrd) throws IOException {
        return new ProcessBuilder(
                        "qemu-system-x86_64",
                        "-accel",
                        "tcg",
                        "-nodefaults",
                        "-display",
                        "none",
                        "-m",
                        "320",
                        "-kernel",
                        kernel.toString(),
                        "-initrd",
                        initrd.toString(),
                        "-append",
                        "quiet panic=5",
                        "-device",
                        "virtio-balloon-pci,id=balloon0",
                        "-qmp",
                        "unix:" + socket() + ",server=on,wait=off")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    private Path socket() {
        return directory.resolve("qmp");
    }

    private QmpClient connect(Process qemu) throws IOException, InterruptedException {
        while (true) {
            try {
                return QmpClient.connect(socket(), AutoBalloonTest::startThread, event -> {}, LIMIT);
            } catch (SocketException e) {
                boolean ended = qemu.waitFor(10, TimeUnit.MILLISECONDS);
                assertThat(ended).as(Files.readString(directory.resolve("log"))).isFalse();
            }
        }
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "qmp-reader");
        thread.setDaemon(true);
        thread.start();
    }

    /** The guest's driver needs the guest to have booted, and then its time. */
    private static void runUntil(AutoBalloon balloon, QmpClient qmp, long mebibytes) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (actual(qmp) != mebibytes * MEBIBYTE) {
            assertThat(System.nanoTime()).as("%s MiB", actual(qmp) / MEBIBYTE).isLessThan(end);
            balloon.run();
            assertThat(actual(qmp)).isBetween(160 * MEBIBYTE, 320 * MEBIBYTE);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static long actual(QmpClient qmp) throws Exception {
        return qmp.execute("query-balloon", Map.of(), LIMIT).path("actual").asLong();
    }
}
