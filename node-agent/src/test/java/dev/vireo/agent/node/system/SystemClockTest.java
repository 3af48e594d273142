// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.node.SystemAnswers.NodeTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a tree of files as Debian has it. */
class SystemClockTest {
    @TempDir
    Path root;

    private SystemClock clock;

    @BeforeEach
    void makeTree() throws Exception {
        Files.createDirectories(root.resolve("usr/share/zoneinfo/Europe"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("usr/share/zoneinfo/Europe/Moscow"), "rules");
        Files.createSymbolicLink(root.resolve("etc/localtime"), Path.of("/usr/share/zoneinfo/Etc/UTC"));
        clock = new SystemClock(root, InstantSource.fixed(Instant.ofEpochSecond(1_000_000)));
    }

    @Test
    void zoneIsWhatTheLinkSaysAndLocalTimeFollowsIt() throws Exception {
        assertThat(clock.read()).isEqualTo(new NodeTime("Etc/UTC", 1_000_000, 1_000_000));

        clock.setZone("Europe/Moscow");

        assertThat(clock.read()).isEqualTo(new NodeTime("Europe/Moscow", 1_000_000, 1_000_000 + 3 * 3600));
        assertThat(root.resolve("etc/timezone")).doesNotExist();
    }

    @Test
    void fileWithTheNameOfTheZoneIsKeptUpWhereItIsThere() throws Exception {
        Files.writeString(root.resolve("etc/timezone"), "Etc/UTC\n");

        clock.setZone("Europe/Moscow");

        assertThat(root.resolve("etc/timezone")).hasContent("Europe/Moscow");
    }

    @Test
    void zoneThatTheSystemDoesNotKnowIsRefusedAndNothingChanges() throws Exception {
        for (String wrong : new String[] {"Europe/Atlantis", "Europe", "../../../etc", "/etc/passwd"}) {
            assertThatThrownBy(() -> clock.setZone(wrong))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.errors().get("timezone")).contains(wrong, "Europe/Berlin"));
        }
        assertThat(clock.read().timezone()).isEqualTo("Etc/UTC");
    }
}
