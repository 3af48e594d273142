// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Things in an order, each of which counts or not: those that count stand before the others. */
public final class OrderField implements Field {
    /**
     * One of the things.
     *
     * @param word its name in the configuration
     * @param label what people call it
     * @param counts whether it is among the chosen
     */
    public record Entry(String word, Sentence label, boolean counts) {
        Entry counting(boolean does) {
            return new Entry(word, label, does);
        }
    }

    private final FieldState state;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();

    /** A field with nothing to order. */
    public OrderField(FieldState state) {
        this.state = state;
    }

    /** Replaces what is ordered. */
    public void offer(List<Entry> offered) {
        entries.setAll(offered);
    }

    /** The things in their order; changed by the methods of this class alone. */
    public ObservableList<Entry> entries() {
        return entries;
    }

    /** Moves a thing to another place; places outside the list are its ends. */
    public void move(int from, int to) {
        if (from < 0 || from >= entries.size()) {
            return;
        }
        List<Entry> moved = new ArrayList<>(entries);
        Entry entry = moved.remove(from);
        moved.add(Math.max(0, Math.min(to, moved.size())), entry);
        change(moved);
    }

    /** Lets a thing count, or not. */
    public void setCounting(int place, boolean counts) {
        List<Entry> changed = new ArrayList<>(entries);
        changed.set(place, changed.get(place).counting(counts));
        change(changed);
    }

    private void change(List<Entry> changed) {
        state.forgetRefusal();
        entries.setAll(changed);
    }

    /** Names of the things that count, in their order. */
    public List<String> chosen() {
        return entries.stream().filter(Entry::counts).map(Entry::word).toList();
    }

    @Override
    public FieldState state() {
        return state;
    }

    @Override
    public ObservableValue<Optional<Sentence>> problem() {
        return state.refusalProperty();
    }
}
