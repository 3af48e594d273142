// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.list;

import dev.vireo.desktop.dialog.Calls;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.task.TaskEnds;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.Upid;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A list that a node answers with; read when its tab comes into sight, and after everything that was done to it.
 *
 * @param <T> what stands in a row
 */
public final class NodeList<T> {
    private final NodeItem node;
    private final Background background;
    private final Callable<List<T>> reader;
    private final Consumer<String> begun;
    private final TaskEnds ends;
    private final ObservableList<T> items = FXCollections.observableArrayList();
    private final ObservableList<T> shown = FXCollections.unmodifiableObservableList(items);
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final Failures failures = new Failures();
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

    /** Comes into sight: reads, and reads again when a node is back that could not be reached. */
    public void open() {
        node.statusProperty().removeListener(onStatus);
        node.statusProperty().addListener(onStatus);
        read();
    }

    private void readIfBack(ItemStatus now) {
        if (now == ItemStatus.ONLINE && !failureProperty().get().isEmpty()) {
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
        failures.read();
        loaded.set(true);
        if (!items.equals(read)) {
            items.setAll(read);
        }
    }

    private void fail(Throwable reason) {
        busy.set(false);
        failures.notRead(reason);
    }

    /** Ends reading. */
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
        failures.acting();
        background.run(work, this::follow, failures::notDone);
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

    /** What was read, not to be changed. */
    public ObservableList<T> items() {
        return shown;
    }

    /** Whether it has been read at least once. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Whether it is being read. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last reading or doing failed; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failures.shownProperty();
    }
}
