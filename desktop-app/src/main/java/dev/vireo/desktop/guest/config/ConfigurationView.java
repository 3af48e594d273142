// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.summary.FailureLabel;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Hardware or options as a list, what waits for a restart in a column of its own, and the open editor at the side. */
public final class ConfigurationView implements TabContent {
    private static final double MARGIN = 18;

    private final ConfigurationViewModel model;
    private final ConfigurationTable table;
    private final BorderPane root = new BorderPane();

    /**
     * A view of that model.
     *
     * @param id name of the list for tests, such as {@code hardware-list}
     * @param actions what else can be done with a line
     */
    public ConfigurationView(String id, ConfigurationViewModel model, List<RowAction> actions, Toolkit toolkit) {
        this(id, model, actions, ListActions.NONE, toolkit);
    }

    /**
     * A view of that model, with what leads to windows of their own.
     *
     * @param id name of the list for tests, such as {@code hardware-list}
     * @param actions what else can be done with a line
     * @param windows what else can be added, and looked at
     */
    public ConfigurationView(
            String id, ConfigurationViewModel model, List<RowAction> actions, ListActions windows, Toolkit toolkit) {
        this.model = model;
        this.table = new ConfigurationTable(id, model, toolkit);
        ConfigurationBar bar = new ConfigurationBar(model, table.control(), actions, windows, toolkit);
        VBox list = new VBox(
                12,
                bar.node(),
                new WaitingNotice(model, toolkit).node(),
                new FailureLabel(toolkit.texts(), model.failureProperty()),
                table.control());
        list.setPadding(new Insets(MARGIN));
        VBox.setVgrow(table.control(), Priority.ALWAYS);
        root.setCenter(list);
        EditorDrawer drawer = new EditorDrawer(model.session(), toolkit);
        model.session().editorProperty().addListener((observable, before, now) -> {
            root.setRight(now.isPresent() ? drawer.node() : null);
            if (now.isPresent()) {
                drawer.focusFirst();
            } else {
                table.control().requestFocus();
            }
        });
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void opened() {
        model.open();
    }

    @Override
    public void closed() {
        model.close();
    }
}
