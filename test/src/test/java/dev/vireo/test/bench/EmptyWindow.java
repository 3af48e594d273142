// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/** The least that a program with a window can do: an empty one. */
public final class EmptyWindow extends Application {
    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new Pane(), 1280, 800));
        stage.show();
    }

    /** Starts it from the class path. */
    public static final class Main {
        private Main() {}

        /** Runs it. */
        public static void main(String[] arguments) {
            Application.launch(EmptyWindow.class, arguments);
        }
    }
}
