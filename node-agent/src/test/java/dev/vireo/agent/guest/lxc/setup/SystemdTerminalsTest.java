// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdTerminalsTest {
    private static final String UNIT = SystemdTerminals.UNITS + SystemdTerminals.UNIT;

    @TempDir
    Path root;

    @BeforeEach
    void onlyRootGivesFilesAway() {
        Assumptions.assumeTrue(ServiceAccount.isRoot(new LinuxHostFiles()), "only root gives files to other accounts");
    }

    private void put(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void write(int count) throws IOException {
        try (GuestTree tree = new GuestTree(root, 0)) {
            SystemdTerminals.write(tree, count);
        }
    }

    private Path wanted(int terminal) {
        return root.resolve(SystemdTerminals.UNITS + "getty.target.wants/container-getty@" + terminal + ".service");
    }

    @Test
    void eachTerminalGetsALoginAndThoseThatAreNoMoreLoseIt() throws IOException {
        put("usr/lib/systemd/systemd", "");
        put("usr/sbin/agetty", "");
        write(2);
        assertThat(root.resolve(UNIT))
                .content()
                .contains("ExecStart=-/usr/sbin/agetty ")
                .contains(" tty%I ");
        assertThat(Files.readSymbolicLink(wanted(1))).hasToString("/" + UNIT);
        assertThat(Files.readSymbolicLink(wanted(2))).hasToString("/" + UNIT);
        write(1);
        assertThat(wanted(1)).isSymbolicLink();
        assertThat(Files.isSymbolicLink(wanted(2))).isFalse();
    }

    @Test
    void unitOfSomebodyElseStays() throws IOException {
        put("usr/lib/systemd/systemd", "");
        put("sbin/agetty", "");
        put(UNIT, "[Unit]\nDescription=mine\n");
        write(1);
        assertThat(root.resolve(UNIT)).content().contains("mine");
        assertThat(wanted(1)).isSymbolicLink();
    }

    @Test
    void maskedUnitStaysMaskedAndLinksOfOthersStay() throws IOException {
        put("usr/lib/systemd/systemd", "");
        put("sbin/agetty", "");
        Files.createDirectories(wanted(3).getParent());
        Files.createSymbolicLink(root.resolve(UNIT), Path.of("/dev/null"));
        Files.createSymbolicLink(wanted(3), Path.of("/etc/systemd/system/mine@.service"));
        write(1);
        assertThat(Files.readSymbolicLink(root.resolve(UNIT))).hasToString("/dev/null");
        assertThat(Files.isSymbolicLink(wanted(3))).isTrue();
    }

    @Test
    void systemWithoutSystemdGetsNoUnits() throws IOException {
        put("sbin/agetty", "");
        write(2);
        assertThat(root.resolve("etc")).doesNotExist();
    }
}
