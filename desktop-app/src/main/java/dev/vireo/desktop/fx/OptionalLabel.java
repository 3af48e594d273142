// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A text that wraps and is never cut off; it takes no room while there is none. */
public class OptionalLabel extends Label {
    /** A label of that text in that style. */
    public OptionalLabel(String style, ObservableValue<String> text) {
        getStyleClass().add(style);
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        textProperty().bind(text);
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
