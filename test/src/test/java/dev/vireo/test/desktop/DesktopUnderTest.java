// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import dev.vireo.desktop.shell.DesktopApp;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Application;
import org.testfx.api.FxToolkit;

/** The whole program in a window of its own, logged in to a node. */
final class DesktopUnderTest implements AutoCloseable {
    private final Application desktop;

    /** @param theme {@code light} or {@code dark} */
    DesktopUnderTest(NodeUnderTest node, String theme) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        desktop = FxToolkit.setupApplication(
                DesktopApp.class,
                Stream.concat(node.desktopOptions().stream(), Stream.of("--language=en", "--theme=" + theme))
                        .toArray(String[]::new));
    }

    @Override
    public void close() throws TimeoutException {
        FxToolkit.cleanupApplication(desktop);
        FxToolkit.cleanupStages();
    }
}
