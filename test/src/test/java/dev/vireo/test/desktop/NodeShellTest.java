// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.desktop.inventory.NodeItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.TreeCell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A person opens the shell of a node and types: the whole way from the keyboard to a program on the node and back. */
final class NodeShellTest {
    private static final Duration WHILE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Person person = new Person();
    private final ShownTerminal terminal = new ShownTerminal();
    private final FxRobot robot = new FxRobot();
    private NodeUnderTest node;
    private DesktopUnderTest desktop;

    @SuppressWarnings("NullAway.Init") // start() sets them
    NodeShellTest() {}

    @BeforeEach
    void start() throws IOException, TimeoutException {
        assumeTrue(System.getenv("DISPLAY") != null, "no display: set DISPLAY");
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can ask others to log in");
        assumeTrue(Files.isExecutable(Path.of("/bin/login")), "no /bin/login");
        node = new NodeUnderTest(folder);
        desktop = new DesktopUnderTest(node, "dark");
    }

    @AfterEach
    void end() throws Exception {
        if (desktop != null) {
            desktop.close();
        }
        if (node != null) {
            node.close();
        }
    }

    @Test
    void whatIsTypedAfterAClickOnTheTabReachesTheNode() {
        robot.clickOn(Eventually.get("the node is in the tree", WHILE, this::nodeCell));
        person.clicks("#tab-shell");
        terminal.awaitText("login:");

        person.types("nobody-here");
        person.pressesEnter();

        terminal.awaitText("nobody-here");
        terminal.awaitText("Password:");
    }

    /** The datacenter has the same name, so that the name alone does not tell. */
    private Optional<Node> nodeCell() {
        return WaitForAsyncUtils.waitForAsyncFx(
                WHILE.toMillis(),
                () -> robot.lookup(".tree-cell")
                        .match(cell -> cell instanceof TreeCell<?> row && row.getItem() instanceof NodeItem)
                        .tryQuery());
    }
}
