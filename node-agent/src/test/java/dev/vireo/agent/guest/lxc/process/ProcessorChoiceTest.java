// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.host.HostFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessorChoiceTest {
    private final ProcessorChoice choice = new ProcessorChoice(new HostFiles() {
        @Override
        public String read(Path path) {
            return "0-2,5\n";
        }

        @Override
        public boolean exists(Path path) {
            return true;
        }

        @Override
        public List<String> list(Path directory) {
            return List.of();
        }
    });

    @Test
    void containerWithAsManyCoresAsTheNodeRunsOnAll() {
        assertThat(choice.choose(Optional.empty(), List.of())).isEmpty();
        assertThat(choice.choose(Optional.of(4L), List.of())).isEmpty();
        assertThat(choice.choose(Optional.of(8192L), List.of())).isEmpty();
    }

    @Test
    void thoseThatTheFewestOthersHaveAreTaken() {
        assertThat(choice.choose(Optional.of(2L), List.of("0,1", "0-2", ""))).contains("2,5");
        assertThat(choice.choose(Optional.of(1L), List.of())).contains("0");
    }
}
