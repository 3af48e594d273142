// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.agent.guest.qemu.qmp.QmpCall;
import dev.vireo.agent.guest.qemu.qmp.QmpClient;
import dev.vireo.agent.guest.qemu.qmp.QmpException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The node's own QEMU starts every command line of the golden pairs, greets and ends; the guests' processors stay halted. */
class QemuAcceptsGoldenCommandsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final List<Path> PROGRAMS =
            List.of(Path.of("/usr/bin/qemu-system-x86_64"), Path.of("/usr/bin/qemu-img"));

    private static final Map<String, String> NEEDS = Map.of(
            "tpmstate0:", "the process that emulates a TPM, which another test starts",
            "virtiofs", "the process that serves a directory, which another test starts",
            "hugepages:", "huge pages",
            "parallel0:", "parallel ports",
            "serial0: /dev", "a serial port");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> realQemuStarts() throws IOException {
        return QemuCommandGoldenTest.configurations()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> start(file)));
    }

    private void start(Path file) throws IOException, InterruptedException, QmpException {
        assumeTrue(PROGRAMS.stream().allMatch(Files::isExecutable), "needs qemu-system-x86_64 and qemu-img");
        String text = Files.readString(file);
        assumeTrue(!text.contains("bridge="), "needs tap interfaces, which another test makes");
        assumeTrue(!text.contains(": cdrom"), "needs a CD drive of the node");
        assumeTrue(!text.contains("virtio-gl"), "needs a graphics processor");
        assumeTrue(!text.contains("bios: ovmf") || Files.exists(Path.of("/usr/share/OVMF")), "needs OVMF");
        QemuPlan written = QemuCommandGoldenTest.plan(file, Files.createTempDirectory(directory, "vm"));
        assumeTrue(!QemuCommandGoldenTest.print(written).startsWith(QemuCommandGoldenTest.REFUSED), "is refused");
        QemuPlan resolved = QemuCommandGoldenTest.resolved(written);
        NEEDS.forEach((key, what) -> assumeTrue(!text.contains(key), "needs " + what));
        boolean kvm = new QemuCommand().usesKvm(resolved);
        assumeTrue(!kvm, "needs a node on which KVM works");
        prepare(resolved);
        run(resolved, new QemuCommand().build(resolved));
    }

    private void prepare(QemuPlan plan) throws IOException, InterruptedException {
        Files.createDirectories(plan.files().runDirectory());
        for (DiskImage image : plan.volumes().values()) {
            Files.createDirectories(image.path().getParent());
            boolean variables = plan.options().raw("efidisk0") != null
                    && image.path().toString().contains("disk-1");
            if (image.format().equals("qcow2")) {
                String size = variables ? "540672" : "16M";
                assertThat(new ProcessBuilder(
                                        "qemu-img",
                                        "create",
                                        "-q",
                                        "-f",
                                        "qcow2",
                                        image.path().toString(),
                                        size)
                                .start()
                                .waitFor())
                        .isZero();
            } else {
                try (RandomAccessFile file = new RandomAccessFile(image.path().toFile(), "rw")) {
                    file.setLength(variables ? 540672 : 16 << 20);
                }
            }
        }
    }

    private static void run(QemuPlan plan, List<String> command)
            throws IOException, InterruptedException, QmpException {
        List<String> halted = new ArrayList<>(command);
        halted.add("-S");
        Path log = plan.files().log(plan.vmid());
        Process process = new ProcessBuilder(halted)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (QmpClient qmp = connect(plan, process, log)) {
            for (QmpCall call : new QemuCommand().afterStart(plan)) {
                qmp.execute(call, LIMIT);
            }
            assertThat(qmp.execute("query-status", Map.of(), LIMIT)
                            .path("status")
                            .asText())
                    .isEqualTo("prelaunch");
            qmp.execute("quit", Map.of(), LIMIT);
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(log).lines().filter(line -> !line.contains("TCG doesn't support")))
                .isEmpty();
    }

    /** The socket's name is there a moment before QEMU listens on it. */
    private static QmpClient connect(QemuPlan plan, Process process, Path log)
            throws IOException, InterruptedException {
        Path socket = plan.files().qmp(plan.vmid());
        while (true) {
            try {
                return QmpClient.connect(socket, task -> startThread(task), event -> {}, LIMIT);
            } catch (SocketException e) {
                boolean ended = process.waitFor(10, TimeUnit.MILLISECONDS);
                assertThat(ended).as(Files.readString(log)).isFalse();
            }
        }
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "qmp-reader");
        thread.setDaemon(true);
        thread.start();
    }
}
