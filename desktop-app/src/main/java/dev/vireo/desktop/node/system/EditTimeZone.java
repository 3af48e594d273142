// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.SystemEndpoints;
import dev.vireo.model.node.SystemAnswers.NodeTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Sets a node's time zone. */
final class EditTimeZone implements Operation {
    private final NodeCalls calls;
    private final InputField<String> zone = InputField.of(
            new FieldState("node-timezone", Sentence.of("Time zone")),
            SystemEndpoints.TIME_ZONE.type(),
            (given, cause) -> Sentence.of("The name of a time zone is needed, such as Europe/Berlin."));

    EditTimeZone(NodeCalls calls, NodeTime present) {
        this.calls = calls;
        zone.holding(present.timezone());
        zone.state().hintProperty().set(Sentence.of("A continent and a city, such as Europe/Berlin; or UTC."));
    }

    @Override
    public Sentence title() {
        return Sentence.of("Time zone of {0}", calls.node().name());
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(zone);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("timezone", zone);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Save");
    }

    @Override
    public Callable<List<String>> prepare() {
        return calls.change(
                SystemEndpoints.SET_TIME_ZONE, calls.path().with(SystemEndpoints.TIME_ZONE, zone.written()));
    }
}
