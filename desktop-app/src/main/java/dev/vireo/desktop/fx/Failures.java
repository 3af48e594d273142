// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Why something went wrong. What could not be read is forgotten with the next good reading, which comes by itself; what a
 * person wanted and did not get stays until that person does the next thing.
 */
public final class Failures {
    private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");
    private String reading = "";
    private String action = "";

    /** A reading went well. */
    public void read() {
        reading = "";
        show();
    }

    /** A reading failed. */
    public void notRead(Throwable reason) {
        reading = words(reason);
        show();
    }

    /** A person does something. */
    public void acting() {
        action = "";
        show();
    }

    /** What a person wanted was refused or failed. */
    public void notDone(Throwable reason) {
        action = words(reason);
        show();
    }

    private static String words(Throwable reason) {
        return Objects.requireNonNullElse(reason.getMessage(), reason.toString());
    }

    private void show() {
        shown.set(action.isEmpty() ? reading : action);
    }

    /** The reason that is to be shown; empty for none. */
    public ReadOnlyStringProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
