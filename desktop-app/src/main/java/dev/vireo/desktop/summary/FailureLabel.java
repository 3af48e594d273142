// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.summary;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The reason of a failure, in place; it is not there while there is none. */
public final class FailureLabel extends Label {
    /** A label of that reason. */
    public FailureLabel(ObservableStringValue reason) {
        getStyleClass().add("failure-text");
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        textProperty().bind(reason);
        visibleProperty().bind(Bindings.isNotEmpty(reason));
        managedProperty().bind(visibleProperty());
    }
}
