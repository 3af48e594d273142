// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that is killed again and again leaves no more files than one that is killed once. */
final class ScratchCrashTest {
    @Test
    void killedAgentLeavesOneCopyOfTheDatabasesLibraryAtMost(@TempDir Path folder) throws IOException {
        StateFolder state = new StateFolder(folder);
        for (int death = 0; death < 3; death++) {
            try (ChildNode child = ChildNode.start(state, 0, "halt")) {
                child.kill();
            }
            assertThat(libraries(state.root())).hasSize(1).allMatch(name -> name.contains("sqlite"));
        }
    }

    private static List<String> libraries(Path state) throws IOException {
        try (Stream<Path> all = Files.walk(state)) {
            return all.map(Path::toString).filter(name -> name.endsWith(".so")).toList();
        }
    }
}
