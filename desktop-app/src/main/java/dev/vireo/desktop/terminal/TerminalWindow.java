// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.InventoryItem;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** A window of its own for one terminal. */
final class TerminalWindow {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 600;

    private final Stage stage = new Stage();
    private final TerminalBox box;
    private Runnable closed = () -> {};

    /** @param gone is told first when it closes */
    TerminalWindow(TerminalViewModel model, OpenTerminals terminals, Toolkit toolkit, Theme theme, Runnable gone) {
        box = new TerminalBox(model, terminals, toolkit);
        box.bar().hideDetach();
        Scene scene = new Scene(box, WIDTH, HEIGHT);
        theme.applyTo(scene);
        InventoryItem item = model.place().item();
        stage.titleProperty()
                .bind(Bindings.concat(
                        item.nameProperty(), " – ", toolkit.texts().bind("Console")));
        stage.setScene(scene);
        stage.setMinWidth(320);
        stage.setMinHeight(160);
        stage.setOnHidden(event -> {
            box.pane().leave();
            gone.run();
            closed.run();
        });
    }

    void onClosed(Runnable told) {
        closed = told;
    }

    void show() {
        stage.show();
        box.pane().follow();
        box.pane().requestFocus();
    }

    void close() {
        stage.close();
    }
}
