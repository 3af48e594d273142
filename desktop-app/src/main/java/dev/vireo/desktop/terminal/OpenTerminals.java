// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;

/**
 * The text consoles that are open, looked at or not: a shell goes on while its owner looks at something else. They end
 * with their programs, when somebody disconnects them, and with the connection to their datacenter.
 */
public final class OpenTerminals {
    private final Toolkit toolkit;
    private final Theme theme;
    private final TextBuffer buffer = new TextBuffer();
    private final Map<String, TerminalViewModel> models = new HashMap<>();
    private final Map<TerminalViewModel, TerminalWindow> windows = new HashMap<>();
    private Consumer<URI> browser = page -> {};
    private final Set<Datacenter> followed = new HashSet<>();
    private final ChangeListener<Number> onNews = (observed, before, now) -> endThoseOfNothing();

    /**
     * None yet.
     *
     * @param theme dresses windows of their own
     * @param inventory tells which connections are closed
     */
    public OpenTerminals(Toolkit toolkit, Theme theme, Inventory inventory) {
        this.toolkit = toolkit;
        this.theme = theme;
        inventory.datacenters().addListener((ListChangeListener<Datacenter>) this::follow);
    }

    /** The console of a place: the one that is open, or a new one. */
    public TerminalViewModel of(TerminalPlace place) {
        String key = key(place);
        TerminalViewModel present = models.get(key);
        if (present != null && present.place().item().equals(place.item())) {
            return present;
        }
        if (present != null) {
            end(present);
        }
        TerminalViewModel model = new TerminalViewModel(place, toolkit.background());
        models.put(key, model);
        Datacenter datacenter = place.item().datacenter();
        if (followed.add(datacenter)) {
            datacenter.newsProperty().addListener(onNews);
        }
        model.stateProperty().addListener(observed -> endThoseOfNothing());
        return model;
    }

    /** A console goes with its guest or node, once its session has ended: it could only be tried again for ever. */
    private void endThoseOfNothing() {
        models.values().stream()
                .filter(model -> model.place().isGone() && model.hasEnded())
                .toList()
                .forEach(this::end);
    }

    private static String key(TerminalPlace place) {
        return place.kind() + " " + place.item().key();
    }

    /** A connection that is closed takes its consoles along; one that is only lost does not. */
    private void follow(ListChangeListener.Change<? extends Datacenter> change) {
        while (change.next()) {
            change.getRemoved().forEach(this::endAll);
        }
    }

    private void endAll(Datacenter datacenter) {
        datacenter.newsProperty().removeListener(onNews);
        followed.remove(datacenter);
        models.values().stream()
                .filter(model -> model.place().item().datacenter().equals(datacenter))
                .toList()
                .forEach(this::end);
    }

    private void end(TerminalViewModel model) {
        models.remove(key(model.place()), model);
        attach(model);
        model.close();
    }

    /** Closes all windows of terminals, as when the main window is closed. */
    public void closeWindows() {
        List.copyOf(windows.values()).forEach(TerminalWindow::close);
    }

    TextBuffer buffer() {
        return buffer;
    }

    /** Who opens the web pages of links; nobody does at first. */
    public void setBrowser(Consumer<URI> opens) {
        browser = opens;
    }

    void browse(URI page) {
        browser.accept(page);
    }

    /** The tab is out of sight. */
    void left(TerminalViewModel model) {
        if (model.isIdle() && !isDetached(model)) {
            model.close();
            models.remove(key(model.place()), model);
        }
    }

    boolean isDetached(TerminalViewModel model) {
        return windows.containsKey(model);
    }

    /** Gives a terminal a window of its own. */
    void detach(TerminalViewModel model, Runnable attached) {
        TerminalWindow window = new TerminalWindow(model, this, toolkit, theme, () -> windows.remove(model));
        window.onClosed(attached);
        windows.put(model, window);
        window.show();
    }

    /** Who is told when the window closes. */
    void onAttach(TerminalViewModel model, Runnable attached) {
        TerminalWindow window = windows.get(model);
        if (window != null) {
            window.onClosed(attached);
        }
    }

    /** Closes the window of a terminal, if it has one; the session goes on. */
    void attach(TerminalViewModel model) {
        TerminalWindow window = windows.get(model);
        if (window != null) {
            window.close();
        }
    }
}
