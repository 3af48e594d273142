// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.list;

import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Watch;
import dev.vireo.desktop.inventory.Datacenter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;

/**
 * A list that belongs to a whole datacenter, read anew with every news of it.
 *
 * @param <T> what stands in a row
 */
public final class DatacenterList<T> implements ShownList<T> {
    private final Datacenter datacenter;
    private final Background background;
    private final Rows<T> rows = new Rows<>();
    private final ChangeListener<Number> onNews = (observed, before, now) -> read();
    private final Watch<List<T>> watch;

    /**
     * Nothing is read before {@link #open}.
     *
     * @param reading makes a reading on the FX thread; the reading itself is done beside it
     */
    public DatacenterList(Datacenter datacenter, Background background, Supplier<Callable<List<T>>> reading) {
        this.datacenter = datacenter;
        this.background = background;
        this.watch = new Watch<>(background, reading, rows::take, rows.failures()::notRead);
    }

    @Override
    public void open() {
        close();
        datacenter.newsProperty().addListener(onNews);
        watch.open();
    }

    @Override
    public void close() {
        datacenter.newsProperty().removeListener(onNews);
        watch.close();
    }

    /** Reads anew. */
    public void read() {
        watch.refresh();
    }

    /** A person begins something: the last refusal is told no more. */
    public void acting() {
        rows.failures().acting();
    }

    /**
     * Does something at once and reads anew; a refusal is shown above the list.
     *
     * @param work calls the server
     */
    public void act(Callable<?> work) {
        acting();
        background.run(work, done -> read(), rows.failures()::notDone);
    }

    /** The datacenter. */
    public Datacenter datacenter() {
        return datacenter;
    }

    @Override
    public boolean isSettled() {
        return rows.loadedProperty().get() || !rows.failureProperty().get().isEmpty();
    }

    @Override
    public Rows<T> rows() {
        return rows;
    }
}
