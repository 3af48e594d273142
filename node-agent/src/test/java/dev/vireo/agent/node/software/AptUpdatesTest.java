// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.RecordedFiles;
import dev.vireo.agent.host.RecordedPrograms;
import dev.vireo.model.node.UpdateAnswers.SoftwarePackage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class AptUpdatesTest {
    private static final String SIMULATION = """
            NOTE: This is only a simulation!
            Reading package lists...
            Inst base-files [12.4+deb12u11] (12.4+deb12u15 Debian:12.15/oldstable [amd64])
            Inst linux-image-6.1.0-31-amd64 (6.1.128-1 Debian-Security:12/oldstable-security [amd64]) []
            Conf base-files (12.4+deb12u15 Debian:12.15/oldstable [amd64])
            """;
    private static final String DETAILS = """
            Package: base-files
            Priority: required
            Section: admin
            Description-en: Debian base system miscellaneous files
             This package contains the basic filesystem hierarchy.

            Package: linux-image-6.1.0-31-amd64
            Section: kernel
            Description-en: Linux 6.1 for 64-bit PCs
            """;

    private final RecordedFiles debian = new RecordedFiles().with("/var/lib/dpkg/status", "");

    @Test
    void updatesAreThoseThatAptWouldMake() throws Exception {
        RecordedPrograms programs =
                new RecordedPrograms().with("apt-get --simulate", SIMULATION).with("apt-cache show", DETAILS);

        assertThat(new AptUpdates(programs, debian).list())
                .extracting(found -> String.join(
                        "|",
                        found.name(),
                        String.valueOf(found.oldVersion()),
                        found.version(),
                        found.origin(),
                        found.section(),
                        found.title()))
                .containsExactly(
                        "base-files|12.4+deb12u11|12.4+deb12u15|Debian|admin|Debian base system miscellaneous files",
                        "linux-image-6.1.0-31-amd64|null|6.1.128-1|Debian-Security|kernel|Linux 6.1 for 64-bit PCs");
    }

    @Test
    void realPackagesOfThisMachineAreToldWithTheirVersions() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/var/lib/dpkg/status")), "no dpkg on this machine");
        AptUpdates updates = new AptUpdates(new HostProgramRunner(), new LinuxHostFiles());

        SoftwarePackage qemu = updates.versions().stream()
                .filter(found -> found.name().equals("qemu-utils"))
                .findFirst()
                .orElseThrow();
        assertThat(qemu.currentState()).isEqualTo("Installed");
        assertThat(qemu.version()).matches("1:[0-9].*");
        assertThat(updates.versions().get(0).runningKernel()).isNotBlank();
    }

    @Test
    void systemWithoutDpkgIsRefusedInWords() {
        AptUpdates updates = new AptUpdates(new RecordedPrograms(), new RecordedFiles());

        assertThatThrownBy(updates::list).hasMessageContaining("not kept by dpkg");
    }
}
