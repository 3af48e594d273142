// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.host.Until;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Text consoles over a real WebSocket, with a real shell on a real terminal of the kernel. */
@Timeout(60)
class TerminalSessionTest {
    private static final String JOE = "joe@pve";
    private static final String CT = "/lxc/100";
    private static final String BASH = "/bin/bash";

    @TempDir
    Path folder;

    private ConsoleServer server;

    @BeforeEach
    void start() {
        assumeTrue(Files.isExecutable(Path.of(BASH)), "no " + BASH);
        server = new ConsoleServer(
                folder, TerminalSessionTest::command, new NodeShell.Account(false, BASH, UserId.parse(JOE)::equals));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static List<String> command(Vmid vmid) {
        return switch (vmid.number()) {
            case 100 -> List.of(BASH, "--noprofile", "--norc");
            case 102 -> List.of("/nonexistent/console");
            default -> throw ApiException.failed("CT " + vmid + " not running");
        };
    }

    @Test
    void aShellAnswersWhatIsTypedAndItsEndEndsTheSession() throws Exception {
        try (TerminalCaller caller = server.enter(JOE, CT)) {
            assertThat(caller.await("OK")).startsWith("OK");
            caller.type("echo a-$((40+2))-b; tty\r");
            caller.await("a-42-b");
            caller.await("/dev/pts/");
            caller.type("exit\r");

            assertThat(caller.end()).startsWith("1000");
        }
    }

    @Test
    void theProgramLearnsTheSize() throws Exception {
        try (TerminalCaller caller = server.enter(JOE, CT)) {
            caller.await("OK");
            caller.send("1:97:31:2");
            caller.type("stty size\r");

            caller.await("31 97");
        }
    }

    @Test
    void messagesNeverEndWithinACharacter() throws Exception {
        try (TerminalCaller caller = server.enter(JOE, CT)) {
            caller.await("OK");
            caller.type("for i in {1..4000}; do printf 'я€😀'; done; echo; echo all-$((1+1))\r");
            String heard = caller.await("all-2");

            assertThat(caller.cutMessages()).isEmpty();
            assertThat(heard.split("я€😀", -1)).hasSizeGreaterThan(4000);
            assertThat(heard).doesNotContain("\uFFFD");
        }
    }

    @Test
    void whatIsTypedMayBeCutWithinCharactersAndFrames() throws Exception {
        try (TerminalCaller caller = server.enter(JOE, CT)) {
            caller.await("OK");
            caller.send("0:2");
            caller.send("1:echo при");
            caller.send("вет-!\r");

            caller.await("привет-!\r\n");
        }
    }

    @Test
    void aFloodIsHeldBackWhileNobodyReadsAndLosesNothing() throws Exception {
        try (TerminalCaller caller = server.enter(JOE, CT)) {
            caller.await("OK");
            caller.type("stty -echo; sh -c 'echo pid=$$=; exec seq 1 3000000'; echo all-$((1+1))\r");
            long pid = pid(caller);
            caller.await("\n1000\r\n");
            caller.setReading(false);
            assertWaits(pid);
            caller.setReading(true);

            String heard = caller.await("all-2");
            assertThat(heard).contains("\n2999999\r\n3000000\r\n");
            assertThat(heard.length()).isGreaterThan(25_000_000);
        }
    }

    /** Where what it writes gathered anywhere, the program would end by and by. */
    private static void assertWaits(long pid) throws Exception {
        int quiet = 0;
        String last = "";
        while (quiet < 10) {
            assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive))
                    .as("the program goes on writing")
                    .contains(true);
            String written = Files.readString(Path.of("/proc", Long.toString(pid), "io"));
            quiet = written.equals(last) ? quiet + 1 : 0;
            last = written;
            Thread.sleep(100);
        }
    }

    @Test
    void aProgramThatReadsNothingHoldsTheViewerBackAndItsHangUpEndsIt() throws Exception {
        try (TerminalCaller caller = server.enter(JOE, CT)) {
            caller.await("OK");
            caller.type("stty raw -echo; echo pid=$$=; exec sleep 1000\r");
            long pid = pid(caller);
            caller.type("x".repeat(60_000));
            caller.type("y".repeat(60_000));
            assertThat(ProcessHandle.of(pid)).isPresent();
            caller.close();

            awaitEnd(pid);
        }
    }

    @Test
    void aViewerWhoGoesTakesTheShellAlong() throws Exception {
        long pid;
        try (TerminalCaller caller = server.enter(JOE, CT)) {
            caller.await("OK");
            caller.type("echo pid=$$=\r");
            pid = pid(caller);
        }

        awaitEnd(pid);
    }

    private static long pid(TerminalCaller caller) throws Exception {
        Pattern form = Pattern.compile("pid=(\\d+)=");
        Until.holds(
                "the program told its number",
                () -> form.matcher(caller.await("OK")).find());
        Matcher found = form.matcher(caller.await("OK"));
        assertThat(found.find()).isTrue();
        return Long.parseLong(found.group(1));
    }

    private static void awaitEnd(long pid) throws Exception {
        Until.holds(
                "the program has ended",
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void aTicketOpensOnceForItsUserAndItsPlaceAlone() throws Exception {
        JsonNode ticket = server.open(JOE, CT, "").data();

        assertThatThrownBy(() -> server.connect("ann@pve", CT, ticket))
                .rootCause()
                .hasMessageContaining("401");
        assertThatThrownBy(() -> server.connect(JOE, "/lxc/101", ticket))
                .rootCause()
                .hasMessageContaining("401");
        assertThatThrownBy(() -> server.connect(JOE, "", ticket)).rootCause().hasMessageContaining("401");
        try (TerminalCaller caller = server.connect(JOE, CT, ticket)) {
            caller.send(JOE + ":" + ticket.path("ticket").asText() + "\n");
            caller.await("OK");
        }
        assertThatThrownBy(() -> server.connect(JOE, CT, ticket)).rootCause().hasMessageContaining("401");
    }

    @Test
    void aCallThatOpensNoWebSocketIsTold() throws Exception {
        JsonNode ticket = server.open(JOE, CT, "").data();

        ConsoleServer.Answer answer = server.callPlainly(JOE, CT, ticket);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("reached by WebSocket alone");
    }

    @Test
    void nothingStartsBeforeTheFirstLineIsRight() throws Exception {
        JsonNode ticket = server.open(JOE, CT, "").data();
        try (TerminalCaller caller = server.connect(JOE, CT, ticket)) {
            caller.send("ann@pve:" + ticket.path("ticket").asText() + "\n");

            assertThat(caller.end()).startsWith("1011 permission denied");
            assertThat(caller.size()).isZero();
        }
    }

    @Test
    void aTokenMayNameItsOwnerOrItself() throws Exception {
        for (String name : List.of("joe@pve!tab", JOE)) {
            JsonNode ticket = server.open("joe@pve!tab", CT, "").data();
            try (TerminalCaller caller = server.connect("joe@pve!tab", CT, ticket)) {
                caller.send(name + ":" + ticket.path("ticket").asText() + "\n");
                caller.await("OK");
            }
        }
    }

    @Test
    void whatIsInTheWayIsSaidAtOnceOrInTheEnd() throws Exception {
        ConsoleServer.Answer stopped = server.open(JOE, "/lxc/101", "");
        assertThat(stopped.status()).isEqualTo(500);

        JsonNode ticket = server.open(JOE, "/lxc/102", "").data();
        try (TerminalCaller caller = server.connect(JOE, "/lxc/102", ticket)) {
            caller.send(JOE + ":" + ticket.path("ticket").asText() + "\n");
            assertThat(caller.end()).startsWith("1011 /nonexistent/console is not there");
        }
    }

    @Test
    void theAgentsOwnAccountIsForThoseWhoMayDoEverything() throws Exception {
        try (TerminalCaller caller = server.enter(JOE, "")) {
            caller.await("OK");
            caller.type("echo shell-$((1+1))\r");
            caller.await("shell-2");
        }
        assertThat(server.open("ann@pve", "", "").status()).isEqualTo(500);
        assertThat(server.open(JOE, "", "cmd=upgrade").status()).isEqualTo(500);
        assertThat(server.open(JOE, "", "cmd=ceph_install").status()).isEqualTo(400);
    }

    @Test
    void rootGetsAShellAtOnceAndOthersTheLogin() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can log others in");
        assumeTrue(Files.isExecutable(Path.of("/bin/login")), "no /bin/login");
        NodeShell.Account asRoot = new NodeShell.Account(true, BASH, who -> false);
        try (ConsoleServer node =
                new ConsoleServer(Files.createDirectory(folder.resolve("r")), vmid -> List.of(), asRoot)) {
            try (TerminalCaller root = node.enter("root@pam", "")) {
                root.await("OK");
                root.type("echo uid-$(id -u)-$((1+1)); exit\r");
                root.await("uid-0-2");
                assertThat(root.end()).startsWith("1000");
            }
            for (String other : List.of(JOE, "root@pam!token")) {
                try (TerminalCaller caller = node.enter(other, "")) {
                    caller.await("login:");
                }
            }
        }
    }

    @Test
    void theShellOfTheEnvironmentIsTakenIfItIsAPath() {
        assertThat(NodeShell.shellOf(Optional.of("/usr/bin/zsh"))).isEqualTo("/usr/bin/zsh");
        assertThat(NodeShell.shellOf(Optional.of("zsh"))).isEqualTo("/bin/sh");
        assertThat(NodeShell.shellOf(Optional.empty())).isEqualTo("/bin/sh");
    }
}
