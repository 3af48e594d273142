// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.guest.lxc.process.ContainerPlan;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.GuestConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Pairs of a container's configuration and all that is done for its start. The first line of a configuration may be
 * {@code #host: …} with the node's kind: {@code unified}, {@code confining} or {@code counting}; without it, control groups
 * are of version 1 and swap is not counted. Run with {@code -Dvireo.golden.write=true} to write the other halves anew, then
 * read the difference.
 */
class LxcConfigGoldenTest {
    static final Path GOLDEN = Path.of("src/test/resources/dev/vireo/agent/guest/lxc/config/golden");

    static List<Path> configurations() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> configurationGivesItsPlan() throws IOException {
        return configurations().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        String plan = print(GuestConfig.parse(Files.readString(file)));
        Path expected = file.resolveSibling(file.getFileName().toString().replace(".conf", ".lxc"));
        if (Boolean.getBoolean("vireo.golden.write")) {
            Files.writeString(expected, plan);
        }
        assertThat(plan).isEqualTo(Files.readString(expected));
    }

    /** LXC's configuration and all that the node does besides; or why the container is refused. */
    static String print(GuestConfig config) {
        try {
            return print(SampleNode.plan(config, SampleNode.named(config.description())));
        } catch (InvalidValueException e) {
            return "refused: " + e.getMessage() + "\n";
        }
    }

    private static String print(ContainerPlan plan) {
        StringBuilder text = new StringBuilder(plan.config());
        plan.mounts()
                .forEach(mount -> text.append("# mount ")
                        .append(mount.key())
                        .append(' ')
                        .append(mount.source())
                        .append(" at ")
                        .append(mount.inside())
                        .append('\n'));
        new TreeMap<>(plan.ports())
                .forEach((index, port) -> text.append("# card ")
                        .append(index)
                        .append(' ')
                        .append(port)
                        .append('\n'));
        plan.devices().forEach(device -> text.append("# device ").append(device).append('\n'));
        plan.cores().ifPresent(cores -> text.append("# on ").append(cores).append(" processors\n"));
        text.append("# its root is account ").append(plan.idShift()).append('\n');
        return text.append(plan.isTalkative() ? "# talkative\n" : "").toString();
    }

    @Test
    void thereAreManyPairs() throws IOException {
        assertThat(configurations()).hasSizeGreaterThanOrEqualTo(60);
    }
}
