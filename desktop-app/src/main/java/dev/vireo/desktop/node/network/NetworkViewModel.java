// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.desktop.node.list.NodeList;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.NetworkEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.node.NetworkAnswers.PendingNetwork;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Interfaces of a node, what waits to be applied, and the countdown until the node goes back. */
public final class NetworkViewModel {
    /** What a server of another make has: it applies for good and tells of no changes here. */
    static final PendingNetwork FOREIGN = new PendingNetwork("", "", null);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int LOOK_SECONDS = 5;
    private static final int EXPECTED_SECONDS = 20;

    private final NodeCalls calls;
    private final Background background;
    private final NodeList<NetworkInterface> list;
    private final ReadOnlyObjectWrapper<PendingNetwork> pending = new ReadOnlyObjectWrapper<>(FOREIGN);
    private Cancellation ticks = Cancellation.NONE;
    private boolean asking;
    private int watched;
    private int seconds;

    /** @param begun is told the UPID of each task that was begun */
    public NetworkViewModel(NodeItem node, Background background, Consumer<String> begun) {
        this.calls = new NodeCalls(node);
        this.background = background;
        this.list = new NodeList<>(
                node, background, () -> calls.api().call(NodeEndpoints.LIST_INTERFACES, calls.path()), begun);
    }

    void open() {
        list.open();
        askPending();
        ticks = background.every(SECOND, this::tick);
    }

    void close() {
        ticks.cancel();
        list.close();
    }

    /** Reads both, now. */
    void read() {
        list.read();
        askPending();
    }

    /** While the node is cut off, its countdown goes on here. Others may apply something too: that is looked for. */
    private void tick() {
        Long left = pending.get().secondsLeft();
        if (left != null) {
            PendingNetwork now = pending.get();
            pending.set(new PendingNetwork(now.backend(), now.changes(), Math.max(0, left - 1)));
        }
        seconds++;
        boolean isExpected = watched > 0;
        watched = Math.max(0, watched - 1);
        if (left != null || isExpected || seconds % LOOK_SECONDS == 0) {
            askPending();
        }
    }

    private void askPending() {
        if (!asking) {
            asking = true;
            background.run(this::pendingOfServer, this::take, reason -> asking = false);
        }
    }

    private PendingNetwork pendingOfServer() {
        try {
            return calls.api().call(NetworkEndpoints.PENDING, calls.path());
        } catch (ApiException e) {
            if (e.kind() == ErrorKind.UNKNOWN_METHOD) {
                return FOREIGN;
            }
            throw e;
        }
    }

    private void take(PendingNetwork answer) {
        asking = false;
        boolean isOver = pending.get().secondsLeft() != null && answer.secondsLeft() == null;
        pending.set(answer);
        if (isOver) {
            list.read();
        }
    }

    private boolean isForeign() {
        return pending.get().backend().isEmpty();
    }

    Operation create(InterfaceKind kind) {
        return new EditInterface(calls, kind);
    }

    Operation edit(NetworkInterface present) {
        return new EditInterface(calls, present);
    }

    Operation createNat() {
        return new CreateNatBridge(calls);
    }

    Operation remove(NetworkInterface present) {
        return new RemoveInterface(calls, present.iface());
    }

    Operation apply() {
        return new ApplyNetwork(calls, isForeign());
    }

    /** Keeps what was applied. */
    void confirm() {
        act(NetworkEndpoints.CONFIRM);
    }

    /** Goes back at once. */
    void rollBack() {
        act(NetworkEndpoints.ROLL_BACK);
    }

    /** Forgets what waits. */
    void discard() {
        act(NetworkEndpoints.REVERT);
    }

    private void act(Endpoint<Void> endpoint) {
        list.act(() -> {
            List<String> none = calls.change(endpoint, calls.path()).call();
            background.onFxThread(this::askPending);
            return none;
        });
    }

    /** Reads again after a dialog: what it changed waits now, or is being applied. */
    void begun(List<String> upids) {
        read();
        list.readAfter(upids);
        if (!upids.isEmpty()) {
            // The countdown begins with the task, which may need a moment.
            watched = EXPECTED_SECONDS;
        }
    }

    Datacenter datacenter() {
        return calls.node().datacenter();
    }

    NodeList<NetworkInterface> list() {
        return list;
    }

    ReadOnlyObjectProperty<PendingNetwork> pendingProperty() {
        return pending.getReadOnlyProperty();
    }
}
