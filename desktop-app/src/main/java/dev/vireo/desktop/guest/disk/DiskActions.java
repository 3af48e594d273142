// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.inventory.GuestItem;
import java.util.List;
import java.util.Map;

/** What can be done with a disk, for the menu beside it. */
public final class DiskActions {
    private static final Sentence NONE = Sentence.EMPTY;

    private DiskActions() {}

    /** The actions for a disk, in the order shown; what is impossible now says why. */
    public static List<DiskAction> of(GuestItem guest, Background background, GuestDisk disk) {
        Sentence template = guest.templateProperty().get() ? Sentence.of("A template's disks never change.") : NONE;
        boolean isState = disk.key().equals("efidisk0") || disk.key().equals("tpmstate0");
        Sentence fixed = isState ? Sentence.of("Its size is fixed.") : template;
        DiskAction move = new DiskAction(
                "move", Sentence.of("Move…"), Icon.MIGRATE, template, () -> new MoveDisk(guest, background, disk));
        DiskAction handOver = new DiskAction(
                "reassign",
                Sentence.of("Hand over to another guest…"),
                Icon.VM,
                template,
                () -> new HandOverDisk(guest, background, disk));
        if (disk.isUnused()) {
            return List.of(
                    new DiskAction(
                            "attach",
                            Sentence.of("Attach…"),
                            Icon.PLUS,
                            template,
                            () -> new AttachDisk(guest, background, disk)),
                    move,
                    handOver,
                    new DiskAction(
                            "remove", Sentence.of("Remove…"), Icon.TRASH, template, () -> new RemoveDisk(guest, disk)));
        }
        return List.of(
                new DiskAction("resize", Sentence.of("Enlarge…"), Icon.DISK, fixed, () -> new ResizeDisk(guest, disk)),
                move,
                handOver,
                new DiskAction(
                        "detach", Sentence.of("Detach…"), Icon.MINUS, template, () -> new DetachDisk(guest, disk)));
    }

    /** The actions for a line of the hardware list; none where the line is no disk. */
    public static List<DiskAction> of(GuestItem guest, Background background, String key, String written) {
        return GuestDisk.in(Map.of(key, written)).stream()
                .findFirst()
                .map(disk -> of(guest, background, disk))
                .orElse(List.of());
    }
}
