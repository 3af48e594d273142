// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.FxBackground;
import dev.vireo.desktop.fx.Icons;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.terminal.OpenTerminals;
import dev.vireo.desktop.terminal.TerminalPlace;
import dev.vireo.desktop.terminal.TerminalView;
import dev.vireo.desktop.terminal.TerminalViewModel;
import dev.vireo.desktop.terminal.vt.Terminal;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.metric.Usage;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** A window with the terminal tab of a node, and nothing else. Made and closed on the FX thread. */
public final class TerminalStage implements AutoCloseable {
    private final FxBackground background = new FxBackground();
    private final Theme theme = new Theme();
    private final Stage stage = new Stage();
    private final OpenTerminals terminals;
    private final TerminalPlace place;
    private final TerminalView view;

    /** @param api the server whose node it is */
    public TerminalStage(AgentApi api) {
        Texts texts = new Texts();
        Toolkit toolkit = new Toolkit(texts, new Icons(), new Quantities(texts), background);
        Inventory inventory = new Inventory();
        Datacenter datacenter = new Datacenter("test", "test", api);
        inventory.add(datacenter);
        inventory.apply(datacenter, List.of(ClusterResource.node("n1", "online", Usage.UNKNOWN)));
        terminals = new OpenTerminals(toolkit, theme, inventory);
        place = TerminalPlace.of(datacenter.nodes().get(0));
        view = new TerminalView(place, terminals, toolkit);
        Scene scene = new Scene((Parent) view.node(), 1000, 640);
        theme.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        view.opened();
    }

    TerminalViewModel model() {
        return terminals.of(place);
    }

    /** What is printed. */
    public Terminal terminal() {
        return model().terminal();
    }

    /** Types a text. */
    public void type(String text) {
        model().type(text);
    }

    /** Shows and hides it as another tab does. */
    TerminalView view() {
        return view;
    }

    /** Sets light or dark. */
    void setTheme(Theme.Mode mode) {
        theme.modeProperty().set(mode);
    }

    /** The window. */
    Stage window() {
        return stage;
    }

    @Override
    public void close() {
        model().close();
        stage.close();
        background.close();
    }
}
