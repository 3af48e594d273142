// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.guest.config.RowAction;
import dev.vireo.desktop.guest.disk.DiskAction;
import dev.vireo.desktop.guest.disk.DiskActions;
import dev.vireo.desktop.guest.virtio.VirtioSwitchDialog;
import dev.vireo.desktop.guest.virtio.VirtioSwitchViewModel;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the hardware list offers for disks beside editing them. */
final class DiskMenu {
    private static final String ATTACHED = "(scsi|virtio|sata|ide)\\d+";
    private static final String ANY = ATTACHED + "|efidisk0|tpmstate0|unused\\d+";

    private final Toolkit toolkit;
    private final Operations operations;
    private final Consumer<String> refused;
    private final OwnTasks tasks;
    private final Overlay overlay;

    /** @param refused is told why a dialog was not opened */
    DiskMenu(Toolkit toolkit, Operations operations, Consumer<String> refused, OwnTasks tasks, Overlay overlay) {
        this.toolkit = toolkit;
        this.operations = operations;
        this.refused = refused;
        this.tasks = tasks;
        this.overlay = overlay;
    }

    /** The entries, in the order shown. */
    List<RowAction> actions() {
        return List.of(
                action("resize", Sentence.of("Enlarge…"), ATTACHED),
                action("move", Sentence.of("Move…"), ANY),
                action("reassign", Sentence.of("Hand over to another guest…"), ANY),
                action("attach", Sentence.of("Attach…"), "unused\\d+"),
                new RowAction(
                        "disk-virtio",
                        Sentence.of("Switch to VirtIO…"),
                        row -> row.key().matches(ATTACHED),
                        (guest, row) -> switchToVirtio(guest)));
    }

    private void switchToVirtio(GuestItem guest) {
        VirtioSwitchViewModel model =
                new VirtioSwitchViewModel(guest, toolkit.background(), upid -> tasks.begun(guest.datacenter(), upid));
        overlay.showUntilHidden(new VirtioSwitchDialog(model, toolkit, overlay::hide).node());
        model.open();
    }

    private RowAction action(String id, Sentence label, String keys) {
        return new RowAction(
                "disk-" + id, label, row -> row.key().matches(keys), (guest, row) -> open(guest, row.key(), id));
    }

    /** The configuration is read anew: the list says in words what a dialog needs to know exactly. */
    private void open(GuestItem guest, String key, String id) {
        Arguments path = new GuestCalls(guest).path();
        toolkit.background()
                .run(
                        () -> GuestDisk.read(guest.datacenter().api(), path).stream()
                                .filter(disk -> disk.key().equals(key))
                                .findFirst(),
                        disk -> open(guest, disk, key, id),
                        reason -> refused.accept(String.valueOf(reason.getMessage())));
    }

    private void open(GuestItem guest, Optional<GuestDisk> found, String key, String id) {
        Wording wording = new Wording(toolkit.texts());
        Optional<DiskAction> action = found.flatMap(disk -> DiskActions.of(guest, toolkit.background(), disk).stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst());
        if (action.isEmpty()) {
            refused.accept(wording.say(Sentence.of("{0} holds no disk.", key)));
        } else if (!action.get().isPossible()) {
            refused.accept(wording.say(action.get().obstacle()));
        } else {
            operations.open(guest.datacenter(), action.get().operation().get());
        }
    }
}
