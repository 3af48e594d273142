// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.create.NodeChoice;
import dev.vireo.desktop.importing.GuestChoice;
import dev.vireo.desktop.importing.ImportStart;
import dev.vireo.desktop.importing.ImportViewModel;
import dev.vireo.desktop.importing.ImportWizard;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;

/** Lays the import wizard over the main window; its task appears among the tasks, and a machine it makes is selected. */
final class MachineImport {
    private final Toolkit toolkit;
    private final BiConsumer<Datacenter, String> begun;
    private final Consumer<String> refused;
    private final Selection selection;
    private final Overlay overlay;
    private final InstantSource clock;

    /**
     * @param begun is told of the task
     * @param refused is told what could not be read or tidied up
     */
    MachineImport(
            Toolkit toolkit,
            BiConsumer<Datacenter, String> begun,
            Consumer<String> refused,
            Selection selection,
            Overlay overlay,
            InstantSource clock) {
        this.toolkit = toolkit;
        this.begun = begun;
        this.refused = refused;
        this.selection = selection;
        this.overlay = overlay;
        this.clock = clock;
    }

    /** Where the wizard and dialogs about imported machines are laid. */
    Overlay overlay() {
        return overlay;
    }

    /** Whether images can be imported from an item on. */
    boolean suits(InventoryItem item) {
        return item instanceof StorageItem storage
                && storage.status() == ItemStatus.AVAILABLE
                && storage.contentProperty().get().stream().anyMatch(List.of("import", "images")::contains);
    }

    /** Opens the wizard with what an item stands for chosen first. */
    void open(InventoryItem item) {
        open(item.datacenter(), startAt(item));
    }

    private static ImportStart startAt(InventoryItem item) {
        if (item instanceof NodeItem node) {
            return new ImportStart(Optional.of(node.node()), Optional.empty(), Optional.empty());
        } else if (item instanceof StorageItem storage) {
            return new ImportStart(
                    Optional.of(storage.node().node()), Optional.of(storage.storage()), Optional.empty());
        } else if (item instanceof GuestItem guest && guest.kind() == GuestItem.Kind.VM) {
            return new ImportStart(Optional.of(guest.node().node()), Optional.empty(), Optional.of(guest.vmid()));
        }
        return ImportStart.ANYWHERE;
    }

    private void open(Datacenter datacenter, ImportStart start) {
        List<NodeChoice> nodes =
                datacenter.nodes().stream().map(WizardVmCreation::choice).toList();
        List<GuestChoice> guests = datacenter.guests().stream()
                .filter(guest -> guest.kind() == GuestItem.Kind.VM
                        && !guest.templateProperty().get())
                .map(guest -> new GuestChoice(guest.node().node(), guest.vmid(), guest.name()))
                .toList();
        Follower follower = new Follower(datacenter);
        ImportViewModel model =
                new ImportViewModel(datacenter.api(), toolkit.background(), clock, nodes, guests, follower);
        Node wizard = new ImportWizard(model, toolkit, overlay::hide).node();
        follower.close = () -> overlay.hide(wizard);
        overlay.showUntilHidden(wizard);
        model.open(start);
    }

    /** What comes of one wizard. */
    private final class Follower implements ImportViewModel.Listener {
        private final Datacenter datacenter;
        private Runnable close = () -> {};

        Follower(Datacenter datacenter) {
            this.datacenter = datacenter;
        }

        @Override
        public void ordered(NodeName node, Vmid vmid, boolean isNew, String upid) {
            close.run();
            if (!upid.isEmpty()) {
                begun.accept(datacenter, upid);
            }
            if (isNew) {
                selection.selectWhenThere(datacenter, vmid);
            }
        }

        @Override
        public void troubled(Sentence reason) {
            refused.accept(new Wording(toolkit.texts()).say(reason));
        }
    }
}
