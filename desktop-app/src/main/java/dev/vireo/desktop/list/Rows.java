// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.list;

import dev.vireo.desktop.fx.Failures;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What was read last, and why it could not be read. It lives on the FX thread.
 *
 * @param <T> what stands in a row; equal where it looks equal
 */
public final class Rows<T> {
    private final ObservableList<T> items = FXCollections.observableArrayList();
    private final ObservableList<T> shown = FXCollections.unmodifiableObservableList(items);
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(false);
    private final Failures failures = new Failures();

    /** A reading went well. Rows that stay the same stay selected. */
    public void take(List<T> read) {
        failures.read();
        loaded.set(true);
        if (!items.equals(read)) {
            items.setAll(read);
        }
    }

    /** Why the last reading or doing failed. */
    public Failures failures() {
        return failures;
    }

    /** What was read, not to be changed. */
    public ObservableList<T> items() {
        return shown;
    }

    /** Whether it has been read at least once. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Why the last reading or doing failed, in words; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failures.shownProperty();
    }
}
