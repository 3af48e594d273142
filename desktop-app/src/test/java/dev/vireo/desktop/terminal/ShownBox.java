// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.fx.HeldBackground;
import dev.vireo.desktop.fx.Icons;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.metric.Usage;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;

/** The terminal of a node in a scene that nobody sees: it is painted when a test says so. Made on the FX thread. */
final class ShownBox {
    private final TerminalBox box;

    /** @param browser opens links */
    ShownBox(Consumer<URI> browser) {
        Texts texts = new Texts();
        Toolkit toolkit = new Toolkit(texts, new Icons(), new Quantities(texts), new HeldBackground());
        Inventory inventory = new Inventory();
        Datacenter datacenter = new Datacenter("test", "test", new FakeConsoles());
        inventory.add(datacenter);
        inventory.apply(datacenter, List.of(ClusterResource.node("pve1", "online", Usage.UNKNOWN)));
        Theme theme = new Theme();
        OpenTerminals terminals = new OpenTerminals(toolkit, theme, inventory);
        terminals.setBrowser(browser);
        TerminalPlace place = TerminalPlace.of(datacenter.nodes().get(0));
        box = new TerminalBox(terminals.of(place), terminals, toolkit);
        theme.applyTo(new Scene(box, 900, 500));
        box.applyCss();
        box.layout();
    }

    TerminalBox box() {
        return box;
    }

    TerminalPane pane() {
        return box.pane();
    }

    /** As the clock of pictures does with each frame. */
    void paint() {
        RowOverlay nothing = new RowOverlay(0, TerminalPane.NO_SPAN, List.of(), TerminalPane.NO_SPAN, Optional.empty());
        pane().picture().paint(Long.MAX_VALUE, row -> nothing);
    }
}
