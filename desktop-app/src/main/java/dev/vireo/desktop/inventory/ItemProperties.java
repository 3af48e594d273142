// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.inventory;

import dev.vireo.model.metric.Usage;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The properties that nodes, guests and storages share. */
final class ItemProperties {
    private static final int KEPT_SAMPLES = 30;

    final ReadOnlyStringWrapper name;
    final ReadOnlyObjectWrapper<ItemStatus> status = new ReadOnlyObjectWrapper<>(ItemStatus.UNKNOWN);
    final ReadOnlyObjectWrapper<Usage> usage = new ReadOnlyObjectWrapper<>(Usage.UNKNOWN);
    final ReadOnlyLongWrapper news = new ReadOnlyLongWrapper();
    final ObservableList<Double> cpuSamples = FXCollections.observableArrayList();
    final ObservableList<Double> shownSamples = FXCollections.unmodifiableObservableList(cpuSamples);

    ItemProperties(String name) {
        this.name = new ReadOnlyStringWrapper(name);
    }

    /** Notes the present load, and its processor share for the sparkline. */
    void take(Usage present) {
        usage.set(present);
        Double cpu = present.cpu();
        if (cpu == null) {
            return;
        }
        if (cpuSamples.size() >= KEPT_SAMPLES) {
            cpuSamples.remove(0);
        }
        cpuSamples.add(cpu);
    }

    void addNews() {
        news.set(news.get() + 1);
    }
}
