// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.option.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NetworkSetupTest {
    private static final int CALLERS = 6;
    private static final int ROUNDS = 4;

    @TempDir
    Path root;

    @Test
    void noneOfSeveralChangesAtATimeIsLost() throws Exception {
        Files.createDirectories(root.resolve("etc/network"));
        Files.createDirectories(root.resolve("usr/sbin"));
        Files.writeString(root.resolve("usr/sbin/ifup"), "");
        Files.writeString(root.resolve("etc/network/interfaces"), "auto lo\niface lo inet loopback\n");
        NetworkSetup setup = new NetworkSetup(root, new LinuxHostFiles());
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        List<Future<?>> calls = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int first = caller * ROUNDS;
            calls.add(threads.submit(() -> {
                start.await();
                for (int round = 0; round < ROUNDS; round++) {
                    setup.create(Arguments.of(Options.of(
                            Map.of("iface", "vmbr" + (first + round), "type", "bridge", "bridge_ports", ""))));
                }
                return null;
            }));
        }
        for (Future<?> call : calls) {
            call.get(50, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(setup.wanted()).hasSize(1 + CALLERS * ROUNDS);
    }
}
