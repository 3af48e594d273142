// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.desktop.task;

import javafx.application.Platform;

/** Breaks {@code platform}. */
final class TouchesPlatform {
    static void later(Runnable action) {
        Platform.runLater(action);
    }
}
