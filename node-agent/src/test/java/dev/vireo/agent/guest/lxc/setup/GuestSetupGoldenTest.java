// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.guest.GuestConfig;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small trees of distributions before and after they are set up. */
class GuestSetupGoldenTest {
    private static final TaskLog SILENT = new TaskLog() {
        @Override
        public void line(String text) {}

        @Override
        public void warn(String text) {}

        @Override
        public void progress(double share) {}
    };

    /** The node asks these. */
    private static final HostFiles NODE = new HostFiles() {
        @Override
        public String read(Path path) {
            return "search node.example\nnameserver 127.0.0.53\nnameserver 192.0.2.53\n";
        }

        @Override
        public boolean exists(Path path) {
            return true;
        }

        @Override
        public List<String> list(Path directory) {
            return List.of();
        }
    };

    private final GuestSetup setup = new GuestSetup(NODE, new SecureRandom(), InstantSource.system());

    @TempDir
    Path root;

    @BeforeEach
    void onlyRootGivesFilesAway() {
        Assumptions.assumeTrue(ServiceAccount.isRoot(new LinuxHostFiles()), "only root gives files to other accounts");
    }

    private static Path folder() throws URISyntaxException {
        Path tree = Path.of(Objects.requireNonNull(GuestSetupGoldenTest.class.getResource("debian.tree"))
                .toURI());
        return Objects.requireNonNull(tree.getParent());
    }

    static List<String> trees() throws IOException, URISyntaxException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".tree"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> section(List<String> lines, String name) {
        List<String> found = new ArrayList<>();
        boolean isIn = false;
        for (String line : lines) {
            if (line.startsWith("@@ ")) {
                isIn = line.equals("@@ " + name);
            } else if (isIn) {
                found.add(line);
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("trees")
    void systemIsSetUpOnceAndThenStaysAsItIs(String name) throws Exception {
        List<String> lines = Files.readAllLines(folder().resolve(name));
        GuestConfig config = GuestConfig.parse(String.join("\n", section(lines, "options")) + "\n");
        TreeText.make(root, section(lines, "before"));
        assertThat(GuestSetup.look(root).map(GuestSystem::kind).orElse("none"))
                .isEqualTo(section(lines, "kind").get(0));
        setup.first(root, 100_000, config.options(), Optional.empty(), Optional.empty(), SILENT);
        List<String> once = TreeText.of(root);
        record(name, lines, once);
        assertThat(once).isEqualTo(section(lines, "after"));
        setup.update(root, 100_000, config.options(), SILENT);
        assertThat(TreeText.of(root)).isEqualTo(once);
    }

    /** With {@code -Dvireo.golden.write=FOLDER} what comes out is written there, to be looked at and taken over. */
    private static void record(String name, List<String> lines, List<String> after) throws IOException {
        String folder = System.getProperty("vireo.golden.write");
        if (folder != null) {
            List<String> all = new ArrayList<>(lines.subList(0, lines.indexOf("@@ after") + 1));
            all.addAll(after);
            Files.write(Path.of(folder, name), all);
        }
    }
}
