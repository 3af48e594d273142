// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostDetachedProgramsTest {
    private static final RunningProcess GUEST = new RunningProcess(4711, 219016);

    @TempDir
    Path directory;

    private static DetachedPrograms withProcess(String state, int threads) {
        String stat = "4711 (a) b) " + state + " 1 4711 4711 0 -1 4194304 103 0 0 0 700 55 900 901 20 0 " + threads
                + " 0 219016 3133440 398 18446744073709551615 1 1 1 0 0 0\n";
        return new HostDetachedPrograms(new RecordedFiles().with("/proc/4711/stat", stat));
    }

    @Test
    void processLivesUntilTheLastOfItsThreadsHasEnded() {
        assertThat(withProcess("S", 1).isAlive(GUEST)).isTrue();
        // The first thread of a killed QEMU has ended, another one still holds the disks.
        assertThat(withProcess("Z", 2).isAlive(GUEST)).isTrue();
        assertThat(withProcess("Z", 1).isAlive(GUEST)).isFalse();
    }

    @Test
    void numberThatAnotherProcessHasNowIsNotTheProcess() {
        assertThat(withProcess("S", 1).isAlive(new RunningProcess(4711, 219015)))
                .isFalse();
    }

    @Test
    void addressOfAnEndedProcessIsFree() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/socat")), "socat is not installed");
        DetachedPrograms programs = new HostDetachedPrograms(new LinuxHostFiles());
        int port = freePort();
        RunningProcess server = programs.start(
                List.of("socat", "TCP-LISTEN:" + port + ",bind=127.0.0.1,fork", "PIPE"), directory.resolve("log"));
        Until.holds("it listens", () -> isTaken(port));
        programs.end(server);
        assertThat(programs.isAlive(server)).isFalse();
        assertThat(isTaken(port)).isFalse();
        programs.end(server);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isTaken(int port) throws Exception {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (java.net.BindException e) {
            return true;
        }
    }

    @Test
    void waitingEndsWithItsTimeThoughTheProcessGoesOn() throws Exception {
        assertThat(withProcess("S", 1).awaitEnd(GUEST, Duration.ZERO)).isFalse();
    }
}
