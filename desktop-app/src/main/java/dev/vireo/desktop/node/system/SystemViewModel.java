// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.SystemEndpoints;
import dev.vireo.model.node.SystemAnswers.Dns;
import dev.vireo.model.node.SystemAnswers.HostsFile;
import dev.vireo.model.node.SystemAnswers.NodeTime;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ChangeListener;

/** A node's clock, name servers, hosts file and notes. */
final class SystemViewModel {
    private final NodeCalls calls;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<State>> state = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Failures failures = new Failures();
    private final ChangeListener<ItemStatus> onStatus = (observed, before, now) -> readIfBack(now);
    private Cancellation reading = Cancellation.NONE;

    /** What was read together. */
    record State(NodeTime time, Dns dns, HostsFile hosts, Map<String, Object> config) {}

    SystemViewModel(NodeItem node, Background background) {
        this.calls = new NodeCalls(node);
        this.background = background;
    }

    /** Comes into sight: reads, and reads again when a node is back that could not be reached. */
    void open() {
        calls.node().statusProperty().removeListener(onStatus);
        calls.node().statusProperty().addListener(onStatus);
        read();
    }

    private void readIfBack(ItemStatus now) {
        if (now == ItemStatus.ONLINE && !failureProperty().get().isEmpty()) {
            read();
        }
    }

    void read() {
        reading.cancel();
        reading = background.run(
                () -> new State(
                        calls.api().call(SystemEndpoints.TIME, calls.path()),
                        calls.api().call(SystemEndpoints.READ_DNS, calls.path()),
                        calls.api().call(SystemEndpoints.READ_HOSTS, calls.path()),
                        calls.api().call(SystemEndpoints.READ_CONFIG, calls.path())),
                read -> {
                    failures.read();
                    state.set(Optional.of(read));
                },
                failures::notRead);
    }

    void close() {
        calls.node().statusProperty().removeListener(onStatus);
        reading.cancel();
    }

    Optional<Operation> editTime() {
        return state.get().map(now -> new EditTimeZone(calls, now.time()));
    }

    Optional<Operation> editDns() {
        return state.get().map(now -> new EditDns(calls, now.dns()));
    }

    Optional<Operation> editHosts() {
        return state.get().map(now -> new EditHosts(calls, now.hosts()));
    }

    Optional<Operation> editWakeOnLan() {
        return state.get().map(now -> new EditWakeOnLan(calls, now.config()));
    }

    Datacenter datacenter() {
        return calls.node().datacenter();
    }

    ReadOnlyObjectProperty<Optional<State>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyStringProperty failureProperty() {
        return failures.shownProperty();
    }
}
