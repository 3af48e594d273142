// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.inventory.StorageItem;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/** The items that stand for all of their kind. */
record Places(Inventory inventory) {
    Optional<Datacenter> datacenter() {
        return inventory.datacenters().stream().findFirst();
    }

    Optional<NodeItem> node() {
        return datacenter().flatMap(found -> found.nodes().stream().findFirst());
    }

    Optional<StorageItem> storage() {
        return datacenter().flatMap(found -> found.storages().stream().findFirst());
    }

    /** A machine, one that runs if there is one. */
    Optional<GuestItem> machine() {
        return guest(each ->
                each.kind() == GuestItem.Kind.VM && !each.templateProperty().get());
    }

    /** A machine that is switched off. */
    Optional<GuestItem> stoppedMachine() {
        return guest(each -> each.kind() == GuestItem.Kind.VM
                && each.status() == ItemStatus.STOPPED
                && !each.templateProperty().get());
    }

    /** A template of machines. */
    Optional<GuestItem> template() {
        return guest(each ->
                each.kind() == GuestItem.Kind.VM && each.templateProperty().get());
    }

    /** A container, one that runs if there is one. */
    Optional<GuestItem> container() {
        return guest(each -> each.kind() == GuestItem.Kind.CT);
    }

    /** A container that is switched off. */
    Optional<GuestItem> stoppedContainer() {
        return guest(each -> each.kind() == GuestItem.Kind.CT
                && each.status() == ItemStatus.STOPPED
                && !each.templateProperty().get());
    }

    private Optional<GuestItem> guest(Predicate<GuestItem> wanted) {
        return datacenter()
                .flatMap(found -> found.guests().stream()
                        .filter(wanted)
                        .min(Comparator.comparing((GuestItem guest) -> guest.status() != ItemStatus.RUNNING)
                                .thenComparing(guest -> guest.vmid())));
    }
}
