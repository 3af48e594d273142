// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import dev.vireo.desktop.form.Wording;
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
    private final Consumer<String> refusedLater;

    /**
     * @param begun is told each task that was begun: its server and its UPID
     * @param refusedLater is told why something was refused whose dialog has been left
     */
    public Operations(
            Toolkit toolkit, Overlay overlay, BiConsumer<Datacenter, String> begun, Consumer<String> refusedLater) {
        this.toolkit = toolkit;
        this.overlay = overlay;
        this.begun = begun;
        this.refusedLater = refusedLater;
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
        OperationDialog dialog = inPlace(datacenter, operation, afterwards, closed -> overlay.hide(closed.node()));
        overlay.showUntilHidden(dialog.node());
        dialog.open();
    }

    /**
     * Makes a dialog that its caller shows in place.
     *
     * @param afterwards is told once it has been begun: the UPIDs, none if it is done already
     * @param closed takes the dialog away again
     */
    public OperationDialog inPlace(
            Datacenter datacenter,
            Operation operation,
            Consumer<List<String>> afterwards,
            Consumer<OperationDialog> closed) {
        OperationViewModel model = model(datacenter, operation, afterwards);
        OperationDialog dialog = new OperationDialog(model, toolkit);
        model.openProperty().addListener((observed, before, isOpen) -> closed.accept(dialog));
        return dialog;
    }

    /** Makes a drawer that its caller shows at the side; else as {@link #inPlace}. */
    OperationDrawer drawer(
            Datacenter datacenter,
            Operation operation,
            Consumer<List<String>> afterwards,
            Consumer<OperationDrawer> closed) {
        OperationViewModel model = model(datacenter, operation, afterwards);
        OperationDrawer drawer = new OperationDrawer(model, toolkit);
        model.openProperty().addListener((observed, before, isOpen) -> closed.accept(drawer));
        return drawer;
    }

    private OperationViewModel model(Datacenter datacenter, Operation operation, Consumer<List<String>> afterwards) {
        Wording wording = new Wording(toolkit.texts());
        return new OperationViewModel(
                operation,
                toolkit.background(),
                upids -> {
                    upids.forEach(upid -> begun.accept(datacenter, upid));
                    afterwards.accept(upids);
                },
                reason -> refusedLater.accept(wording.say(reason)));
    }
}
