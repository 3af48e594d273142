// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.test.desktop.NewContainer.Way;
import dev.vireo.test.system.DebianTemplate;
import dev.vireo.test.system.OwnNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers from the wizard to their removal as a person at the desktop has them: {@link ContainerRobot}. */
final class ContainerRobotTest {
    @TempDir
    Path folder;

    @BeforeEach
    void assumePossible() {
        OwnDisplay.assumePossible();
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "two processors are given, and there is one");
        OwnNetwork.assumePossible();
    }

    @Test
    void aPersonMakesUsesAndRemovesContainersAndNothingIsLeft() throws Exception {
        run("visit:trusted:STATIC", "work:safe:DHCP");
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(
            named = "vireo.test.long",
            matches = "true",
            disabledReason = "each kind of container in each network: ./vireo test --long")
    void aPersonHasContainersOfEachKindInEachNetwork(Way way) throws Exception {
        run("work:trusted:" + way, "work:safe:" + way);
    }

    @ParameterizedTest
    @ValueSource(strings = {"safe", "trusted"})
    void aPersonMakesUsesAndRemovesADebian(String kind) throws Exception {
        DebianTemplate.assumePossible();
        run("debian:" + kind + ":" + DebianTemplate.made());
    }

    private void run(String... plays) throws Exception {
        // An unprivileged container's root is an ordinary account, which has to get to its files.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (OwnDisplay display = new OwnDisplay(folder)) {
            try {
                OwnNetwork.run(folder, display.name(), ContainerRobot.class, plays);
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "\nThe X server: " + display.said(), e);
            }
        }
    }
}
