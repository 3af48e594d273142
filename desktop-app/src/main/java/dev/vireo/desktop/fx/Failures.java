// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import dev.vireo.model.api.ApiException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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

    /** Why it was, in the words of who said it; where a server names parameters, each with its fault on a line of its own. */
    public static String words(Throwable reason) {
        Map<String, String> errors = reason instanceof ApiException refused ? refused.errors() : Map.of();
        return errors.isEmpty() ? Objects.requireNonNullElse(reason.getMessage(), reason.toString()) : lines(errors);
    }

    /** Faults of parameters as lines of a text: {@code cores: value must be at most 8}. */
    public static String lines(Map<String, String> errors) {
        return errors.entrySet().stream()
                .map(error -> error.getKey() + ": " + error.getValue())
                .collect(Collectors.joining("\n"));
    }

    private void show() {
        shown.set(action.isEmpty() ? reading : action);
    }

    /** The reason that is to be shown; empty for none. */
    public ReadOnlyStringProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
