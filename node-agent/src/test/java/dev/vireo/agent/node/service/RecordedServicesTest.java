// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RecordedFiles;
import dev.vireo.agent.host.RecordedPrograms;
import dev.vireo.model.api.ServiceEndpoints;
import dev.vireo.model.node.SystemAnswers.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On recorded answers of systemd: the machines that run the tests have none. */
class RecordedServicesTest {
    private static final String NOT_FOUND = """
            Id=x.service
            Description=x.service
            LoadState=not-found
            ActiveState=inactive
            SubState=dead
            UnitFileState=
            """;
    private static final String CRON = """
            Id=cron.service
            Description=Regular background program processing daemon
            LoadState=loaded
            ActiveState=active
            SubState=running
            UnitFileState=enabled
            """;
    private static final String MASKED = """
            Id=chrony.service
            Description=chrony.service
            LoadState=masked
            ActiveState=inactive
            SubState=dead
            UnitFileState=masked
            """;

    private final RecordedFiles files = new RecordedFiles().with("/run/systemd/system/x", "");
    private final RecordedPrograms programs = new RecordedPrograms();
    private final SystemServices services = new SystemServices(programs, files);

    @Test
    void thoseThatAreInstalledAreListedWithTheirStates() throws Exception {
        List<String> blocks = ServiceEndpoints.SERVICE.type().schema().choices().stream()
                .map(name -> name.equals("cron") ? CRON : name.equals("chrony") ? MASKED : NOT_FOUND)
                .toList();
        programs.with("systemctl show", String.join("\n", blocks));

        assertThat(services.list())
                .containsExactly(
                        new Service("chrony", "chrony", "chrony.service", "dead", "inactive", "masked"),
                        new Service(
                                "cron",
                                "cron",
                                "Regular background program processing daemon",
                                "running",
                                "active",
                                "enabled"));
    }

    @Test
    void serviceIsRestartedByTheNameOfItsUnit() throws Exception {
        programs.with("systemctl show", CRON).with("systemctl restart", "");

        services.act("restart", "sshd");

        assertThat(programs.commands()).endsWith("systemctl restart ssh.service");
    }

    @Test
    void whatSystemdRefusesIsTold() {
        programs.with("systemctl show", CRON)
                .with("systemctl reload", new ProgramResult(1, "", "Job type reload is not applicable.\n", false));

        assertThatThrownBy(() -> services.act("reload", "cron")).hasMessageContaining("not applicable");
    }

    @Test
    void serviceThatIsNotInstalledIsNotStarted() {
        programs.with("systemctl show", NOT_FOUND);

        assertThatThrownBy(() -> services.act("start", "postfix"))
                .hasMessageContaining("postfix")
                .hasMessageContaining("not installed");
        assertThat(programs.commands()).hasSize(1);
    }

    @Test
    void withoutSystemdThereIsARefusalThatSaysSo() {
        SystemServices none = new SystemServices(programs, new RecordedFiles());

        assertThatThrownBy(none::list).hasMessageContaining("systemd does not run");
        assertThat(programs.commands()).isEmpty();
    }
}
