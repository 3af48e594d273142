// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop;

import dev.vireo.desktop.shell.DesktopApp;
import dev.vireo.desktop.shell.StartCommand;
import java.util.logging.Logger;
import javafx.application.Application;

/** Starts the desktop. It is no {@link Application}, so that Java starts it from the class path. */
public final class Main {
    /** Held, because Java forgets a logger that nobody holds together with its filter. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Main() {}

    /** Starts the window, or says what is wrong with the command line and ends with 2. */
    public static void main(String... arguments) {
        StartCommand.Outcome outcome = StartCommand.parse(arguments);
        if (outcome.options() == null) {
            System.exit(outcome.exitCode());
        }
        silenceWarningOfClassPath();
        Application.launch(DesktopApp.class, arguments);
    }

    /** JavaFX works from the class path too, only it complains; its other warnings stay. */
    private static void silenceWarningOfClassPath() {
        JAVAFX.setFilter(entry -> !entry.getMessage().startsWith("Unsupported JavaFX configuration"));
    }
}
