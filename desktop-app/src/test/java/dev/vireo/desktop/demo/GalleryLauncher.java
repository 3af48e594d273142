// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import javafx.application.Application;

/** Starts the gallery from the class path, where Java refuses a main class that is an application itself. */
public final class GalleryLauncher {
    private GalleryLauncher() {}

    /** Starts it. */
    public static void main(String[] arguments) {
        Application.launch(Gallery.class, arguments);
    }
}
