// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.SystemEndpoints;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * Reboots a node, or switches it off.
 *
 * @param reboots whether it comes back by itself
 */
public record SwitchNode(NodeItem node, boolean reboots) implements Operation {
    @Override
    public Sentence title() {
        return reboots
                ? Sentence.of("Reboot the node {0}?", node.name())
                : Sentence.of("Switch the node {0} off?", node.name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        long running = node.guests().stream()
                .filter(guest -> guest.status() == ItemStatus.RUNNING || guest.status() == ItemStatus.PAUSED)
                .count();
        if (running == 0) {
            return new SimpleObjectProperty<>(Sentence.of("No guest runs on it."));
        }
        return new SimpleObjectProperty<>(
                reboots
                        ? Sentence.of(
                                "{0} running guest is shut down first, and stopped if that takes too long. Those that"
                                        + " start with the node come back with it."
                                        + "|{0} running guests are shut down first, in order, and stopped if that takes"
                                        + " too long. Those that start with the node come back with it.",
                                running)
                        : Sentence.of(
                                "{0} running guest is shut down first, and stopped if that takes too long."
                                        + "|{0} running guests are shut down first, in order, and stopped if that takes"
                                        + " too long.",
                                running));
    }

    @Override
    public Sentence verb() {
        return reboots ? Sentence.of("Reboot") : Sentence.of("Switch off");
    }

    @Override
    public boolean destroys() {
        return true;
    }

    @Override
    public Callable<List<String>> prepare() {
        NodeCalls calls = new NodeCalls(node);
        return calls.change(
                SystemEndpoints.POWER,
                calls.path().with(SystemEndpoints.POWER_COMMAND, reboots ? "reboot" : "shutdown"));
    }
}
