// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.fx.Toolkit;
import java.util.Objects;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A terminal with its tool bar, search and message, as a tab or a window shows it. */
final class TerminalBox extends VBox {
    private final TerminalPane pane;
    private final TerminalToolBar bar;

    /** @param terminals which it belongs to */
    TerminalBox(TerminalViewModel model, OpenTerminals terminals, Toolkit toolkit) {
        pane = new TerminalPane(model, terminals.buffer());
        TerminalLinks links = new TerminalLinks(pane, toolkit.texts(), terminals.buffer(), terminals::browse);
        bar = new TerminalToolBar(model, pane, links, toolkit);
        SearchBar search = new SearchBar(pane, model.terminal(), toolkit);
        pane.setSearch(search::open);
        VBox.setVgrow(pane, Priority.ALWAYS);
        getStyleClass().add("terminal");
        getStylesheets()
                .add(Objects.requireNonNull(TerminalBox.class.getResource("terminal.css"), "terminal.css")
                        .toExternalForm());
        getChildren().addAll(bar, search, new TerminalMessage(model, toolkit), pane);
    }

    TerminalPane pane() {
        return pane;
    }

    TerminalToolBar bar() {
        return bar;
    }
}
