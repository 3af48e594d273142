// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop;

import dev.vireo.desktop.shell.DesktopApp;
import dev.vireo.desktop.shell.StartCommand;
import javafx.application.Application;

/** Starts the desktop. It is no {@link Application}, so that Java starts it from the class path. */
public final class Main {
    private Main() {}

    /** Starts the window, or says what is wrong with the command line and ends with 2. */
    public static void main(String... arguments) {
        StartCommand.Outcome outcome = StartCommand.parse(arguments);
        if (outcome.options() == null) {
            System.exit(outcome.exitCode());
        }
        Application.launch(DesktopApp.class, arguments);
    }
}
