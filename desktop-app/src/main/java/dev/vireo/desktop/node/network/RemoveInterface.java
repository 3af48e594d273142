// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.NetworkEndpoints;
import dev.vireo.model.node.NetworkOptions;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Removes an interface; it waits to be applied. */
record RemoveInterface(NodeCalls calls, String name) implements Operation {
    @Override
    public Sentence title() {
        return Sentence.of("Remove the interface {0}?", name);
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(Sentence.of(
                "Nothing happens before the changes are applied; guests that are plugged in lose it then."));
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Remove");
    }

    @Override
    public Callable<List<String>> prepare() {
        return calls.change(NetworkEndpoints.REMOVE, calls.path().with(NetworkOptions.INTERFACE, name));
    }
}
