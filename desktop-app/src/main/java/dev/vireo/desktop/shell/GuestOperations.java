// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.clone.CloneGuest;
import dev.vireo.desktop.guest.clone.MakeTemplate;
import dev.vireo.desktop.guest.power.BulkPower;
import dev.vireo.desktop.guest.power.Hibernate;
import dev.vireo.desktop.guest.power.PowerAction;
import dev.vireo.desktop.guest.power.ShutDown;
import dev.vireo.desktop.guest.snapshot.TakeSnapshot;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.node.system.SwitchNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What can be set up and done with whole guests, beside switching them; and switching nodes. */
final class GuestOperations {
    private final Background background;
    private final Operations operations;
    private final Selection selection;
    private final GuestWindows windows;
    private final Consumer<String> refused;

    /** @param refused is told why a part of something was not begun; on the FX thread */
    GuestOperations(
            Background background,
            Operations operations,
            Selection selection,
            GuestWindows windows,
            Consumer<String> refused) {
        this.background = background;
        this.operations = operations;
        this.selection = selection;
        this.windows = windows;
        this.refused = refused;
    }

    /**
     * An entry of a guest's menu.
     *
     * @param id of its control
     * @param title English text
     * @param run opens the dialog
     */
    record Entry(String id, String title, Icon icon, Runnable run) {}

    /** What is possible with a guest now. */
    List<Entry> of(GuestItem guest) {
        List<Entry> entries = new ArrayList<>();
        boolean isVm = guest.kind() == GuestItem.Kind.VM;
        boolean isTemplate = guest.templateProperty().get();
        if (guest.status() == ItemStatus.RUNNING) {
            entries.add(new Entry(
                    "guest-shutdown",
                    Texts.text("Shut down, with a limit…"),
                    Icon.POWER,
                    () -> open(guest, new ShutDown(guest))));
        }
        if (isVm && guest.status() == ItemStatus.RUNNING) {
            entries.add(new Entry(
                    "guest-hibernate",
                    Texts.text("Hibernate…"),
                    Icon.PAUSE,
                    () -> open(guest, new Hibernate(guest, background))));
        }
        if (!isTemplate) {
            entries.add(new Entry(
                    "guest-snapshot", Texts.text("Take snapshot…"), Icon.SNAPSHOT, () -> takeSnapshot(guest)));
        }
        entries.add(new Entry("guest-clone", Texts.text("Clone…"), Icon.COPY, () -> cloneGuest(guest)));
        if (!isTemplate && guest.status() == ItemStatus.STOPPED) {
            entries.add(new Entry(
                    "guest-template",
                    Texts.text("Convert to template…"),
                    Icon.TEMPLATE,
                    () -> open(guest, new MakeTemplate(guest, background))));
        }
        if (isVm) {
            entries.add(new Entry(
                    "guest-command-line",
                    Texts.text("QEMU command line…"),
                    Icon.CONSOLE,
                    () -> windows.showCommandLine(guest)));
        }
        return entries;
    }

    /** Asks whether a node is to be rebooted or switched off. */
    void switchNode(NodeItem node, boolean reboots) {
        operations.open(node.datacenter(), new SwitchNode(node, reboots));
    }

    private void open(GuestItem guest, Operation operation) {
        operations.open(guest.datacenter(), operation);
    }

    /** Asks for a snapshot. */
    void takeSnapshot(GuestItem guest) {
        open(guest, new TakeSnapshot(guest, List.of()));
    }

    /** Asks for a clone, and selects it as soon as it is there. */
    void cloneGuest(GuestItem guest) {
        CloneGuest clone = new CloneGuest(guest, background);
        operations.open(
                guest.datacenter(),
                clone,
                upids -> clone.newVmid().ifPresent(vmid -> selection.selectWhenThere(guest.datacenter(), vmid)));
    }

    /** What can be done to several guests now. */
    List<PowerAction> bulk(List<GuestItem> guests) {
        return BulkPower.ACTIONS.stream()
                .filter(action -> guests.stream().anyMatch(guest -> BulkPower.suits(guest, action)))
                .toList();
    }

    /** Asks which of these guests are to be switched. */
    void switchAll(Datacenter datacenter, List<GuestItem> guests, PowerAction action) {
        Consumer<String> later = reasons -> background.onFxThread(() -> refused.accept(reasons));
        operations.open(datacenter, new BulkPower(action, guests, later));
    }
}
