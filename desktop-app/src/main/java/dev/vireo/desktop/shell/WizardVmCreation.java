// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.container.create.CreateCtViewModel;
import dev.vireo.desktop.guest.container.create.CreateCtWizard;
import dev.vireo.desktop.guest.create.CreateVmViewModel;
import dev.vireo.desktop.guest.create.CreateVmWizard;
import dev.vireo.desktop.guest.create.CreatedListener;
import dev.vireo.desktop.guest.create.NodeChoice;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** Lays a wizard over the main window; what it began appears among the tasks, and its guest is selected. */
final class WizardVmCreation implements VmCreation {
    private final Toolkit toolkit;
    private final BiConsumer<Datacenter, String> begun;
    private final Selection selection;
    private final Overlay overlay;
    private final Consumer<String> refused;

    /** @param refused is told why a guest was not made whose wizard has been closed */
    WizardVmCreation(
            Toolkit toolkit,
            BiConsumer<Datacenter, String> begun,
            Selection selection,
            Overlay overlay,
            Consumer<String> refused) {
        this.toolkit = toolkit;
        this.begun = begun;
        this.selection = selection;
        this.overlay = overlay;
        this.refused = refused;
    }

    @Override
    public void open(Datacenter datacenter, @Nullable NodeItem node) {
        whenKnown(datacenter, () -> openForMachine(datacenter, node));
    }

    @Override
    public void openContainer(Datacenter datacenter, @Nullable NodeItem node) {
        whenKnown(datacenter, () -> openForContainer(datacenter, node));
    }

    /** Who is quicker than the first answer of the server would be told that no node can be reached. */
    private void whenKnown(Datacenter datacenter, Runnable open) {
        if (!datacenter.nodes().isEmpty()) {
            open.run();
            return;
        }
        datacenter.nodes().addListener(new ListChangeListener<NodeItem>() {
            @Override
            public void onChanged(Change<? extends NodeItem> change) {
                datacenter.nodes().removeListener(this);
                // Once the whole answer has been taken in.
                toolkit.background().onFxThread(open);
            }
        });
    }

    private void openForMachine(Datacenter datacenter, @Nullable NodeItem node) {
        List<NodeChoice> nodes =
                datacenter.nodes().stream().map(WizardVmCreation::choice).toList();
        CreateVmViewModel model =
                new CreateVmViewModel(datacenter.api(), toolkit.background(), nodes, new Order(datacenter));
        overlay.showUntilHidden(new CreateVmWizard(model, toolkit, overlay::hide).node());
        model.creation().open(Optional.ofNullable(node).map(NodeItem::node));
    }

    private void openForContainer(Datacenter datacenter, @Nullable NodeItem node) {
        List<NodeChoice> nodes =
                datacenter.nodes().stream().map(WizardVmCreation::choice).toList();
        CreateCtViewModel model =
                new CreateCtViewModel(datacenter.api(), toolkit.background(), nodes, new Order(datacenter));
        overlay.showUntilHidden(new CreateCtWizard(model, toolkit, overlay::hide).node());
        model.creation().open(Optional.ofNullable(node).map(NodeItem::node));
    }

    static NodeChoice choice(NodeItem node) {
        boolean online = node.status() == ItemStatus.ONLINE;
        return new NodeChoice(node.node(), online, node.usageProperty().get());
    }

    /** What becomes of the order for a guest. */
    private final class Order implements CreatedListener {
        private final Datacenter datacenter;

        Order(Datacenter datacenter) {
            this.datacenter = datacenter;
        }

        @Override
        public void created(NodeName node, Vmid vmid, String upid) {
            begun.accept(datacenter, upid);
            selection.selectWhenThere(datacenter, vmid);
        }

        @Override
        public void refused(String reason) {
            refused.accept(reason);
        }
    }
}
