// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text consoles of real containers, in all the ways that their configuration can ask for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContainerConsoleTest {
    private static final String TEMPLATE = "local:vztmpl/shells_1_amd64.tar.gz";
    private static final Map<String, String> FILES = Map.of(
            "etc/inittab",
            "::sysinit:/bin/touch " + BusyboxTemplate.UP + "\n"
                    + "console::respawn:-/bin/sh\ntty1::respawn:-/bin/sh\ntty2::respawn:-/bin/sh\n");

    private RunningNode node;
    private ApiCaller admin;

    @SuppressWarnings("NullAway.Init") // begin() sets the fields
    ContainerConsoleTest() {}

    @BeforeAll
    void begin() throws Exception {
        assumeTrue(BusyboxTemplate.isPossible(), "LXC or a static busybox is not installed, or this is not root");
        node = RunningNode.start();
        BusyboxTemplate.install(node.state(), TEMPLATE, FILES);
        admin = node.administrator();
    }

    @AfterAll
    void end() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    private static String vmid(String mode) {
        return switch (mode) {
            case "tty" -> "101";
            case "console" -> "102";
            default -> "103";
        };
    }

    private LiveContainer make(String mode) throws Exception {
        LiveContainer container = new LiveContainer(node, admin, vmid(mode));
        container.create(Map.of("ostemplate", TEMPLATE, "unprivileged", "1", "cmode", mode));
        return container;
    }

    private TextViewer enter(String mode) throws Exception {
        return TextViewer.enter(admin, path("/lxc/" + vmid(mode)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tty", "console", "shell"})
    void whatIsTypedIsAnsweredUntilTheContainerEnds(String mode) throws Exception {
        LiveContainer container = make(mode);
        container.start();
        TextViewer viewer = enter(mode);
        viewer.typeUntil("echo answer-$((40+2))\n", "answer-42");
        viewer.type("printf 'ж%sк\\n' у\n");
        viewer.await("жук");
        if (!mode.equals("console")) {
            // LXC hands no sizes to a container's console.
            viewer.resize(101, 43);
            viewer.typeUntil("busybox stty size\n", "43 101");
            viewer.resize(83, 27);
            viewer.typeUntil("busybox stty size\n", "27 83");
        }
        viewer.leave();

        TextViewer again = enter(mode);
        again.typeUntil("echo again-$((1+1))\n", "again-2");
        container.power("stop", Map.of());
        Until.holds("the viewer is told the end", again::isClosed);
    }

    @Test
    void aContainerThatIsOffHasNoConsole() throws Exception {
        LiveContainer container = new LiveContainer(node, admin, "104");
        container.create(Map.of("ostemplate", TEMPLATE));
        ApiReply refused = admin.post(path("/lxc/104/termproxy"), Map.of());
        assertThat(refused.message()).contains("CT 104 is not running").contains("before it is started");
    }

    /** It is one line, on which the same program goes on. */
    @Test
    void whoComesBackToTheConsoleFindsItAsItWasLeft() throws Exception {
        LiveContainer container = new LiveContainer(node, admin, "105");
        container.create(Map.of("ostemplate", TEMPLATE, "cmode", "console"));
        container.start();
        TextViewer first = TextViewer.enter(admin, path("/lxc/105"));
        first.typeUntil("kept=ninety; echo set-$((1+1))\n", "set-2");
        first.leave();
        TextViewer second = TextViewer.enter(admin, path("/lxc/105"));
        second.typeUntil("echo $kept-nine\n", "ninety-nine");
    }
}
