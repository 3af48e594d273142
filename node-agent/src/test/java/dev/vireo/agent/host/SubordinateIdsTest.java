// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubordinateIdsTest {
    private final List<List<String>> ran = new ArrayList<>();

    private void ensure(String accounts, String groups) throws Exception {
        HostFiles files = new HostFiles() {
            @Override
            public String read(Path path) {
                return path.endsWith("subuid") ? accounts : groups;
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
        ProgramRunner programs = (command, limits) -> {
            ran.add(command);
            return new ProgramResult(0, "", "", false);
        };
        new SubordinateIds(programs, files).ensure(100_000, 65_536);
    }

    @Test
    void rangeThatRootHasIsLeftAlone() throws Exception {
        ensure("tester:5:6\nroot:90000:200000\n", "root:100000:65536\n");
        assertThat(ran).isEmpty();
    }

    @Test
    void rangeOfSomebodyElseOrTooShortDoesNotDo() throws Exception {
        ensure("tester:100000:65536\n", "root:100000:65536\n");
        ensure("root:100000:65536\n", "root:100000:1000\n");
        assertThat(ran)
                .hasSize(2)
                .allSatisfy(command -> assertThat(command)
                        .containsExactly(
                                "usermod", "--add-subuids", "100000-165535", "--add-subgids", "100000-165535", "root"));
    }
}
