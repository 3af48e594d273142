// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.command.CommandLineViewModel;
import dev.vireo.desktop.guest.command.CommandLineWindow;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.desktop.rescan.RescanViewModel;
import dev.vireo.desktop.rescan.RescanWindow;
import java.util.Optional;

/**
 * Windows over the main window that show what is known of guests and their volumes.
 *
 * @param overlay where they are laid
 * @param tasks what they begin appears here
 */
record GuestWindows(Toolkit toolkit, Overlay overlay, OwnTasks tasks) {
    /** Shows how QEMU is called for a virtual machine. */
    void showCommandLine(GuestItem guest) {
        CommandLineViewModel model = new CommandLineViewModel(guest, toolkit.background());
        overlay.show(new CommandLineWindow(model, toolkit, overlay::hide).node());
        model.open();
    }

    /** Looks for volumes of a virtual machine that nothing names. */
    void rescan(GuestItem guest) {
        rescan(
                guest.datacenter(),
                new RescanViewModel.Scope(guest.node().node(), Optional.of(guest.vmid()), Optional.empty()));
    }

    /** Looks for volumes on a storage that nothing names. */
    void rescan(StorageItem storage) {
        rescan(
                storage.datacenter(),
                new RescanViewModel.Scope(storage.node().node(), Optional.empty(), Optional.of(storage.storage())));
    }

    private void rescan(Datacenter datacenter, RescanViewModel.Scope scope) {
        AgentApi api = datacenter.api();
        RescanViewModel model =
                new RescanViewModel(api, toolkit.background(), scope, upid -> tasks.begun(datacenter, upid));
        overlay.show(new RescanWindow(model, toolkit, overlay::hide).node());
        model.look();
    }
}
