// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.Drives;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.guest.config.RowAction;
import dev.vireo.desktop.guest.disk.HandOverDisk;
import dev.vireo.desktop.guest.disk.MoveDisk;
import dev.vireo.desktop.guest.disk.ResizeDisk;
import dev.vireo.desktop.guest.virtio.VirtioSwitchDialog;
import dev.vireo.desktop.guest.virtio.VirtioSwitchViewModel;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the hardware list offers for disks beside editing them. */
final class DiskMenu {
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
                action("resize", Icon.PLUS, Sentence.of("Enlarge…"), Drives::isOnBus, ResizeDisk::new),
                action(
                        "move",
                        Icon.MIGRATE,
                        Sentence.of("Move…"),
                        Drives::isDrive,
                        (guest, disk) -> new MoveDisk(guest, background(), disk)),
                action(
                        "reassign",
                        Icon.VM,
                        Sentence.of("Hand over to another guest…"),
                        Drives::isDrive,
                        (guest, disk) -> new HandOverDisk(guest, background(), disk)),
                new RowAction(
                        "disk-virtio",
                        Icon.DISK,
                        Sentence.of("Switch to VirtIO…"),
                        row -> Drives.isOnBus(row.key()),
                        (guest, row) -> switchToVirtio(guest)));
    }

    /** The entries for the file systems of a container. */
    List<RowAction> ofContainers() {
        return List.of(
                action("resize", Icon.PLUS, Sentence.of("Enlarge…"), Drives::isFileSystem, ResizeDisk::new),
                action(
                        "move",
                        Icon.MIGRATE,
                        Sentence.of("Move…"),
                        DiskMenu::isVolume,
                        (guest, disk) -> new MoveDisk(guest, background(), disk)),
                action(
                        "reassign",
                        Icon.CT,
                        Sentence.of("Hand over to another guest…"),
                        key -> isVolume(key) && !key.equals("rootfs"),
                        (guest, disk) -> new HandOverDisk(guest, background(), disk)));
    }

    private static boolean isVolume(String key) {
        return Drives.isFileSystem(key) || Drives.isDetached(key);
    }

    private void switchToVirtio(GuestItem guest) {
        VirtioSwitchViewModel model =
                new VirtioSwitchViewModel(guest, toolkit.background(), upid -> tasks.begun(guest.datacenter(), upid));
        overlay.showUntilHidden(new VirtioSwitchDialog(model, toolkit, overlay::hide).node());
        model.open();
    }

    private RowAction action(
            String id,
            Icon icon,
            Sentence label,
            Predicate<String> applies,
            BiFunction<GuestItem, GuestDisk, Operation> make) {
        return new RowAction(
                "disk-" + id,
                icon,
                label,
                row -> applies.test(row.key()),
                (guest, row) -> open(guest, row.key(), make));
    }

    private Background background() {
        return toolkit.background();
    }

    /** The configuration is read anew: the list says in words what a dialog needs to know exactly. */
    private void open(GuestItem guest, String key, BiFunction<GuestItem, GuestDisk, Operation> make) {
        if (guest.templateProperty().get()) {
            refuse(Sentence.of("A template's disks never change."));
            return;
        }
        Arguments path = new GuestCalls(guest).path();
        background()
                .run(
                        () -> GuestDisk.read(guest, path).stream()
                                .filter(disk -> disk.key().equals(key))
                                .findFirst(),
                        found -> found.ifPresentOrElse(
                                disk -> operations.open(guest.datacenter(), make.apply(guest, disk)),
                                () -> refuse(Sentence.of("{0} holds no disk.", key))),
                        reason -> refused.accept(Failures.words(reason)));
    }

    private void refuse(Sentence reason) {
        refused.accept(new Wording(toolkit.texts()).say(reason));
    }
}
