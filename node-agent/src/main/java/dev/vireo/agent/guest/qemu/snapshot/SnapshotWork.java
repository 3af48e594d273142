// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.snapshot;

import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.guest.qemu.agent.FileSystemFreeze;
import dev.vireo.agent.task.Sweeper;
import java.time.InstantSource;
import java.util.List;

/** The recipes that work on snapshots. */
public final class SnapshotWork {
    private final TakeSnapshot taking;
    private final RemoveSnapshot removal;
    private final RollBack back;
    private final SnapshotDisks disks;
    private final SnapshotSweepers sweepers;

    private SnapshotWork(VmWork.Tools tools, FileSystemFreeze freeze, InstantSource clock) {
        SavedMemory memory = new SavedMemory(tools.storages());
        disks = new SnapshotDisks(tools.storages());
        taking = new TakeSnapshot(tools, disks, memory, new GuestQuiesce(freeze), clock);
        removal = new RemoveSnapshot(tools, disks, memory);
        back = new RollBack(tools, disks, memory);
        sweepers = new SnapshotSweepers(tools, disks, memory, removal, back);
    }

    /** Puts them together. */
    public static SnapshotWork create(VmWork.Tools tools, FileSystemFreeze freeze, InstantSource clock) {
        return new SnapshotWork(tools, freeze, clock);
    }

    /** Repairs what cut-off work left; machines that run must have been found before. */
    public List<Sweeper> sweepers() {
        return sweepers.all();
    }

    TakeSnapshot taking() {
        return taking;
    }

    RemoveSnapshot removal() {
        return removal;
    }

    RollBack back() {
        return back;
    }

    SnapshotDisks disks() {
        return disks;
    }
}
