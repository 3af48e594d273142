// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import dev.vireo.desktop.inventory.Datacenter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Content with room at its side for one editor at a time. What had the keyboard before gets it again afterwards. */
public final class DrawerPane extends BorderPane {
    /** Pixels that the content keeps: where the window is too narrow, the drawer covers its right end. */
    private static final double LEAST = 660;

    private final Operations operations;
    private Optional<OperationDrawer> shown = Optional.empty();
    private @Nullable Node focusedBefore;

    /** That content, with nothing at its side yet. */
    public DrawerPane(Region content, Operations operations) {
        super(content);
        this.operations = operations;
        content.setMinWidth(LEAST);
        setAlignment(content, Pos.TOP_LEFT);
        setMinWidth(0);
    }

    /**
     * Asks for an operation at the side, in place of another one that is asked for there.
     *
     * @param afterwards is told once it has been begun: the UPIDs, none if it is done already
     */
    public void open(Datacenter datacenter, Operation operation, Consumer<List<String>> afterwards) {
        if (shown.isEmpty()) {
            focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
        }
        Optional<OperationDrawer> former = shown;
        OperationDrawer drawer = operations.drawer(datacenter, operation, afterwards, this::closed);
        shown = Optional.of(drawer);
        former.ifPresent(OperationDrawer::leave);
        setRight(drawer.node());
        drawer.open();
    }

    /** One that is closed because another takes its place leaves that alone. */
    private void closed(OperationDrawer drawer) {
        if (shown.filter(drawer::equals).isPresent()) {
            shown = Optional.empty();
            setRight(null);
            Node before = focusedBefore;
            if (before != null) {
                before.requestFocus();
            }
        }
    }
}
