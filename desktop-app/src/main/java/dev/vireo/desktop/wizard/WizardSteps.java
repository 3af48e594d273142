// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.wizard;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** The steps of a wizard in their order, which of them is shown, and when it goes on. */
public final class WizardSteps {
    private final List<WizardPage> pages;
    private final Consumer<WizardPage> entered;
    private final Runnable finish;
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final BooleanBinding mayGoOn;

    /**
     * Begins at the first page.
     *
     * @param entered is told of a page before it is shown
     * @param finish what going on from the last page does
     */
    public WizardSteps(List<? extends WizardPage> pages, Consumer<WizardPage> entered, Runnable finish) {
        this.pages = List.copyOf(pages);
        this.entered = entered;
        this.finish = finish;
        this.mayGoOn = Bindings.createBooleanBinding(
                () -> !busy.get() && page().valid().get(),
                pages.stream().map(WizardPage::valid).toArray(Observable[]::new));
        busy.addListener(observable -> mayGoOn.invalidate());
        current.addListener(observable -> mayGoOn.invalidate());
    }

    /** The pages in their order. */
    public List<WizardPage> pages() {
        return pages;
    }

    /** The page shown. */
    public WizardPage page() {
        return pages.get(current.get());
    }

    /** Number of the page shown, from 0. */
    public ReadOnlyIntegerProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Whether what the wizard is for is under way, so that no page can be left. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Says whether it is under way. */
    public void setBusy(boolean isBusy) {
        busy.set(isBusy);
    }

    /** Whether the page shown is right and can be left. */
    public BooleanBinding mayGoOn() {
        return mayGoOn;
    }

    /** Goes to the next page if this one is right; from the last one, finishes. */
    public void next() {
        if (!mayGoOn.get()) {
            return;
        }
        if (current.get() == pages.size() - 1) {
            finish.run();
        } else {
            show(current.get() + 1);
        }
    }

    /** Goes back. */
    public void back() {
        show(Math.max(0, current.get() - 1));
    }

    /** Goes to a page, no further than to the first that is not right. */
    public void goTo(int index) {
        int reachable = 0;
        while (reachable < index && pages.get(reachable).valid().get()) {
            reachable++;
        }
        show(reachable);
    }

    /** Goes to a page, be those before it right or not. */
    public void show(int index) {
        if (busy.get()) {
            return;
        }
        entered.accept(pages.get(index));
        current.set(index);
    }
}
