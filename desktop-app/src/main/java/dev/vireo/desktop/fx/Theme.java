// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** Light or dark. One style sheet of ours serves both: it takes every colour from the theme's palette. */
public final class Theme {
    /** Brightness of the whole program. */
    public enum Mode {
        /** Dark on light. */
        LIGHT,
        /** Light on dark. */
        DARK
    }

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    /** What every window may show; the sheet of the window itself has the last word. */
    private static final List<String> OWN_SHEETS = List.of("form.css", "lists.css", "summary.css", "vireo.css");

    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(this, "mode", Mode.LIGHT);

    /** Light or dark; setting it repaints every window at once. Windows exist on the FX thread alone: set it there. */
    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /** Dresses a window's content, now and whenever the mode changes. */
    public void applyTo(Scene scene) {
        for (String name : OWN_SHEETS) {
            URL sheet = Objects.requireNonNull(Theme.class.getResource("/dev/vireo/desktop/" + name), name);
            scene.getStylesheets().add(sheet.toExternalForm());
        }
        scene.getRoot().getStyleClass().add("vireo-root");
        paint(scene);
        ChangeListener<Mode> follow = (property, before, after) -> paint(scene);
        scene.getProperties().put(Theme.class, follow); // lives as long as the window, and the window no longer for it
        mode.addListener(new WeakChangeListener<>(follow));
    }

    private void paint(Scene scene) {
        boolean dark = mode.get() == Mode.DARK;
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getRoot().pseudoClassStateChanged(DARK, dark);
    }
}
