// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.NetworkEndpoints;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Puts waiting changes of a node's network into effect, with a way back where the server has one. */
final class ApplyNetwork implements Operation {
    private final NodeCalls calls;
    private final boolean isForeign;
    private final InputField<Long> seconds = InputField.of(
                    new FieldState("apply-seconds", Sentence.of("Time to confirm")), NetworkEndpoints.SECONDS.type())
            .in(Sentence.of("s"), 30)
            .holding("90");

    /** @param isForeign whether the server applies for good */
    ApplyNetwork(NodeCalls calls, boolean isForeign) {
        this.calls = calls;
        this.isForeign = isForeign;
        seconds.state().shownProperty().set(!isForeign);
    }

    @Override
    public Sentence title() {
        return Sentence.of("Apply the changes of {0}'s network?", calls.node().name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                isForeign
                        ? Sentence.of("This server has no way back: a mistake can cut it off for good.")
                        : Sentence.of("Connections may break for a moment. Unless the new settings are kept in time,"
                                + " the node goes back to the former ones by itself, also if it cannot be reached."));
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(seconds);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("seconds", seconds);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Apply");
    }

    @Override
    public boolean destroys() {
        return isForeign;
    }

    @Override
    public Callable<List<String>> prepare() {
        return isForeign
                ? calls.task(NetworkEndpoints.APPLY, calls.path())
                : calls.task(
                        NetworkEndpoints.APPLY_FOR,
                        calls.path()
                                .with(NetworkEndpoints.SECONDS, seconds.value().orElse(90L)));
    }
}
