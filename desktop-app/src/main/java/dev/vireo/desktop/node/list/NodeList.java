// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.list;

import dev.vireo.desktop.dialog.Calls;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.list.Rows;
import dev.vireo.desktop.list.ShownList;
import dev.vireo.desktop.task.TaskEnds;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.Upid;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;

/**
 * A list that a node answers with; read when its tab comes into sight, and after everything that was done to it.
 *
 * @param <T> what stands in a row
 */
public final class NodeList<T> implements ShownList<T> {
    private final NodeItem node;
    private final Background background;
    private final Callable<List<T>> reader;
    private final Consumer<String> begun;
    private final TaskEnds ends;
    private final Rows<T> rows = new Rows<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ChangeListener<ItemStatus> onStatus = (observed, before, now) -> readIfBack(now);
    private Cancellation reading = Cancellation.NONE;

    /**
     * @param reader calls the server; beside the FX thread
     * @param begun is told the UPID of each task that was begun
     */
    public NodeList(NodeItem node, Background background, Callable<List<T>> reader, Consumer<String> begun) {
        this.node = node;
        this.background = background;
        this.reader = reader;
        this.begun = begun;
        this.ends = new TaskEnds(background);
    }

    /** Reads, and reads again when a node is back that could not be reached. */
    @Override
    public void open() {
        node.statusProperty().removeListener(onStatus);
        node.statusProperty().addListener(onStatus);
        read();
    }

    private void readIfBack(ItemStatus now) {
        if (now == ItemStatus.ONLINE && !rows.failureProperty().get().isEmpty()) {
            read();
        }
    }

    /** Reads anew. What is shown stays until then. */
    public void read() {
        reading.cancel();
        busy.set(true);
        reading = background.run(reader, this::take, this::fail);
    }

    private void take(List<T> read) {
        busy.set(false);
        rows.take(read);
    }

    private void fail(Throwable reason) {
        busy.set(false);
        rows.failures().notRead(reason);
    }

    @Override
    public void close() {
        node.statusProperty().removeListener(onStatus);
        reading.cancel();
        busy.set(false);
    }

    /**
     * Does something at once, and reads anew when it is done, or when the task has ended that it began.
     *
     * @param work as {@link Calls} makes it
     */
    public void act(Callable<List<String>> work) {
        rows.failures().acting();
        background.run(work, this::follow, rows.failures()::notDone);
    }

    private void follow(List<String> upids) {
        upids.forEach(begun);
        readAfter(upids);
    }

    /** Reads when tasks have ended that are known elsewhere; at once where there are none. */
    public void readAfter(List<String> upids) {
        if (upids.isEmpty()) {
            read();
        }
        for (String upid : upids) {
            try {
                ends.follow(node.datacenter().api(), Upid.parse(upid), status -> read());
            } catch (InvalidValueException e) {
                // A server that names its tasks otherwise: what it did is seen by reading.
                read();
            }
        }
    }

    /** The node. */
    public NodeItem node() {
        return node;
    }

    /** Calls about the node. */
    public NodeCalls calls() {
        return new NodeCalls(node);
    }

    @Override
    public Rows<T> rows() {
        return rows;
    }

    @Override
    public boolean isSettled() {
        return !busy.get();
    }

    /** Whether it is being read. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
