// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Lays operations' dialogs over the main window; what they begin appears among the tasks. */
public final class Operations {
    private final Toolkit toolkit;
    private final Overlay overlay;
    private final BiConsumer<Datacenter, String> begun;

    /** @param begun is told each task that was begun: its server and its UPID */
    public Operations(Toolkit toolkit, Overlay overlay, BiConsumer<Datacenter, String> begun) {
        this.toolkit = toolkit;
        this.overlay = overlay;
        this.begun = begun;
    }

    /** Asks for an operation. */
    public void open(Datacenter datacenter, Operation operation) {
        open(datacenter, operation, upids -> {});
    }

    /**
     * Asks for an operation.
     *
     * @param afterwards is told once it has been begun: the UPIDs, none if it is done already
     */
    public void open(Datacenter datacenter, Operation operation, Consumer<List<String>> afterwards) {
        OperationViewModel model = new OperationViewModel(operation, toolkit.background(), upids -> {
            overlay.hide();
            tell(datacenter, upids);
            afterwards.accept(upids);
        });
        OperationDialog dialog = new OperationDialog(model, toolkit, overlay::hide);
        overlay.showUntilHidden(dialog.node());
        dialog.open();
    }

    /** Makes a dialog that its caller shows in place; {@code closed} takes it away again. */
    public OperationDialog inPlace(Datacenter datacenter, Operation operation, Runnable closed) {
        OperationViewModel model = new OperationViewModel(operation, toolkit.background(), upids -> {
            closed.run();
            tell(datacenter, upids);
        });
        return new OperationDialog(model, toolkit, closed);
    }

    private void tell(Datacenter datacenter, List<String> upids) {
        upids.forEach(upid -> begun.accept(datacenter, upid));
    }
}
