// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.test.system.DebianTemplate;
import dev.vireo.test.system.OwnNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Containers from the wizard to their removal as a person at the desktop has them: {@link ContainerRobot}. */
final class ContainerRobotTest {
    @BeforeEach
    void assumePossible() {
        assumeTrue(System.getenv("DISPLAY") != null, "no display: set DISPLAY");
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "two processors are given, and there is one");
        OwnNetwork.assumePossible();
    }

    @Test
    @EnabledIfSystemProperty(
            named = "vireo.test.long",
            matches = "true",
            disabledReason = "several containers, one after the other: ./vireo test --long")
    void aPersonMakesUsesAndRemovesContainersAndNothingIsLeft(@TempDir Path folder) throws Exception {
        run(folder, "long");
    }

    @Test
    void aPersonMakesUsesAndRemovesADebianOfEachKind(@TempDir Path folder) throws Exception {
        DebianTemplate.assumePossible();
        run(folder, DebianTemplate.made().toString());
    }

    private static void run(Path folder, String what) throws Exception {
        // An unprivileged container's root is an ordinary account, which has to get to its files.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        OwnNetwork.run(folder, ContainerRobot.class, what);
    }
}
