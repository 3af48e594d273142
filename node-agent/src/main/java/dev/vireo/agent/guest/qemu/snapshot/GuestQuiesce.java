// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.snapshot;

import dev.vireo.agent.guest.qemu.agent.FileSystemFreeze;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.GuestAgent;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;

/** Asks a running guest to bring its file systems to rest while its disks are kept. Without an agent it does nothing. */
final class GuestQuiesce {
    private final FileSystemFreeze freeze;

    GuestQuiesce(FileSystemFreeze freeze) {
        this.freeze = freeze;
    }

    /** A guest that rests until this is closed. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Lets the guest rest if its agent is switched on and answers. */
    Held hold(Vmid vmid, Options options, TaskContext task) throws InterruptedException {
        boolean hasAgent =
                options.get(VmOptions.AGENT).map(GuestAgent::isEnabled).orElse(false);
        if (!hasAgent) {
            return () -> {};
        }
        try {
            FileSystemFreeze.Frozen frozen = freeze.hold(vmid, task);
            return frozen::close;
        } catch (IOException e) {
            task.warn("the guest's file systems are not at rest, the snapshot is as after a power cut: "
                    + e.getMessage());
            return () -> {};
        }
    }
}
