// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.model.id.Vmid;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/** The item that the main window shows. */
public final class Selection {
    private final ObjectProperty<@Nullable InventoryItem> item = new SimpleObjectProperty<>(this, "item");
    private final Inventory inventory;

    /** @param inventory what there is to select */
    public Selection(Inventory inventory) {
        this.inventory = inventory;
    }

    /** The selected item; null while nothing is. */
    public ObjectProperty<@Nullable InventoryItem> itemProperty() {
        return item;
    }

    /** Selects an item. */
    public void select(InventoryItem selected) {
        item.set(selected);
    }

    /** Selects a guest as soon as the server lists it; anything else that is selected meanwhile stays. */
    public void selectWhenThere(Datacenter datacenter, Vmid vmid) {
        InventoryItem before = item.get();
        if (selectGuest(datacenter, vmid)) {
            return;
        }
        datacenter.newsProperty().addListener(new ChangeListener<Number>() {
            @Override
            public void changed(javafx.beans.value.ObservableValue<? extends Number> property, Number old, Number now) {
                if (item.get() != before || selectGuest(datacenter, vmid)) {
                    datacenter.newsProperty().removeListener(this);
                }
            }
        });
    }

    private boolean selectGuest(Datacenter datacenter, Vmid vmid) {
        Optional<GuestItem> guest = datacenter.guests().stream()
                .filter(candidate -> candidate.vmid().equals(vmid))
                .findFirst();
        guest.ifPresent(this::select);
        return guest.isPresent();
    }

    /** Lets go of an item that is no more. */
    public void check() {
        InventoryItem selected = item.get();
        if (selected != null
                && (!inventory.datacenters().contains(selected.datacenter())
                        || selected.datacenter().find(selected.key()).isEmpty())) {
            item.set(inventory.datacenters().isEmpty() ? null : fallback(selected));
        }
    }

    private InventoryItem fallback(InventoryItem gone) {
        if (!inventory.datacenters().contains(gone.datacenter())) {
            return inventory.datacenters().get(0);
        }
        return gone instanceof GuestItem guest && gone.datacenter().nodes().contains(guest.node())
                ? guest.node()
                : gone.datacenter();
    }
}
