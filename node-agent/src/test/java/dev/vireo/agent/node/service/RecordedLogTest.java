// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.RecordedFiles;
import dev.vireo.agent.host.RecordedPrograms;
import dev.vireo.model.task.LogLine;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On recorded answers of the journal: the machines that run the tests keep none. */
class RecordedLogTest {
    private static final String ENTRIES = """
            {"__CURSOR":"s=a;i=1","__REALTIME_TIMESTAMP":"1000000000","_HOSTNAME":"n1","SYSLOG_IDENTIFIER":"sshd","_PID":"42","MESSAGE":"first"}
            {"__CURSOR":"s=a;i=2","__REALTIME_TIMESTAMP":"1000000000","_HOSTNAME":"n1","_COMM":"tool","MESSAGE":[104,105,7]}
            {"__CURSOR":"s=a;i=3","__REALTIME_TIM
            """;

    private final RecordedPrograms programs = new RecordedPrograms();

    private static Optional<String> none() {
        return Optional.empty();
    }

    @Test
    void linesComeBetweenTheirCursorsAndWhatIsCutOffIsLeftOut() throws Exception {
        programs.with("journalctl", ENTRIES);

        assertThat(new Journal(programs, ZoneOffset.UTC)
                        .read(new Journal.Span(Optional.of(2L), Optional.empty(), Optional.empty(), none(), none())))
                .containsExactly(
                        "s=a;i=1", "Jan 01 00:16:40 n1 sshd[42]: first", "Jan 01 00:16:40 n1 tool: hi?", "s=a;i=2");
        assertThat(programs.commands().get(0)).endsWith("--output=json --lines=2");
    }

    @Test
    void linesBeforeACursorAreReadBackwardsAndToldForwards() throws Exception {
        programs.with("journalctl", ENTRIES);

        assertThat(new Journal(programs, ZoneOffset.UTC)
                        .read(new Journal.Span(
                                Optional.of(1L), Optional.empty(), Optional.empty(), none(), Optional.of("s=a;i=1"))))
                .containsExactly("s=a;i=2", "Jan 01 00:16:40 n1 tool: hi?", "s=a;i=2");
        assertThat(programs.commands().get(0)).endsWith("--cursor=s=a;i=1 --reverse --lines=2");
    }

    @Test
    void filterReachesTheJournalAndPagesAreNumbered() throws Exception {
        RecordedFiles files = new RecordedFiles().with("/run/log/journal/x", "");
        programs.with("journalctl", "one\ntwo\nthree\nfour\n");
        SystemLog log = new SystemLog(programs, files);

        assertThat(log.lines(
                        new SystemLog.Filter(Optional.of("2026-01-01"), none(), Optional.of("ssh.service")),
                        1,
                        Optional.of(2L)))
                .containsExactly(new LogLine(2, "two"), new LogLine(3, "three"));
        assertThat(programs.commands().get(0)).endsWith("--since=2026-01-01 --unit=ssh.service");
    }

    @Test
    void longLogOfTextBeginsWithAWholeLine() throws Exception {
        programs.with("tail", "f a line\nJan  1 n1 cron: tick\n" + "x".repeat(8 << 20) + "\n");

        assertThat(new SystemLog(programs, new RecordedFiles().with("/var/log/messages", ""))
                        .lines(new SystemLog.Filter(none(), none(), none()), 0, Optional.of(Long.MAX_VALUE)))
                .hasSize(2)
                .first()
                .isEqualTo(new LogLine(1, "Jan  1 n1 cron: tick"));
    }

    @Test
    void withoutAJournalTheTextOfTheLogServiceIsReadButNotByTime() throws Exception {
        RecordedFiles files = new RecordedFiles().with("/var/log/syslog", "");
        programs.with("tail", "Jan  1 n1 cron[7]: tick\nJan  1 n1 sshd[8]: hello\nJan  1 n1 cron: tock\n");
        SystemLog log = new SystemLog(programs, files);

        assertThat(log.lines(new SystemLog.Filter(none(), none(), Optional.of("cron")), 0, Optional.empty()))
                .extracting(LogLine::t)
                .containsExactly("Jan  1 n1 cron[7]: tick", "Jan  1 n1 cron: tock");
        assertThatThrownBy(() ->
                        log.lines(new SystemLog.Filter(Optional.of("2026-01-01"), none(), none()), 0, Optional.empty()))
                .hasMessageContaining("no journal");
        // However long the file is, its end alone is read.
        assertThat(programs.commands()).containsExactly("tail --bytes=8388608 -- /var/log/syslog");
    }
}
