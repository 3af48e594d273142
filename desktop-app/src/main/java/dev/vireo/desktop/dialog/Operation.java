// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Something that is set up in a dialog and then begun on a server. It lives on the FX thread. */
public interface Operation {
    /** What it is, with the name of what it is done to. */
    Sentence title();

    /** What happens, and by name what is lost; empty where the title says it all. */
    default ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(Sentence.EMPTY);
    }

    /** What is asked, as it is laid out; the same fields at every call. */
    default Sheet sheet() {
        return Sheet.of();
    }

    /** The fields by the parameters that they fill, so that what a server refuses stands under its field. */
    default Map<String, Field> byParameter() {
        return Map.of();
    }

    /** The word on the button that begins it. */
    Sentence verb();

    /** Whether something is lost by it, so that Enter alone never begins it. */
    default boolean destroys() {
        return false;
    }

    /** Whether it wants the guest's number typed; Enter then begins it also where something is lost. */
    default boolean asksForNumber() {
        return false;
    }

    /** Is told that the dialog is on the screen: what the fields offer is read now. */
    default void opened() {}

    /**
     * Takes what the fields say. The work is done beside the FX thread afterwards.
     *
     * @return calls the server; what it answers are the UPIDs of the tasks, none where the work is done at once
     */
    Callable<List<String>> prepare();
}
