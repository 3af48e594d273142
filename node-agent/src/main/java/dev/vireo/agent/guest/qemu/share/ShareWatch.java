// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.share;

import dev.vireo.agent.task.TaskBody;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Looks whether directories are still served. A process that ended while its machine goes on is told by a task that failed;
 * one that is gone at two looks in a row, as with the machine's own end both go, one a little after the other.
 */
public final class ShareWatch implements Runnable {
    private final ShareServers servers;
    private final Predicate<Vmid> runs;
    private final BiConsumer<Vmid, TaskBody> teller;
    private Set<ShareServers.Share> suspected = Set.of();

    /**
     * @param runs whether a machine runs
     * @param teller starts a task about a machine
     */
    public ShareWatch(ShareServers servers, Predicate<Vmid> runs, BiConsumer<Vmid, TaskBody> teller) {
        this.servers = servers;
        this.runs = runs;
        this.teller = teller;
    }

    @Override
    public synchronized void run() {
        List<ShareServers.Share> silent = servers.silent();
        Set<ShareServers.Share> still = new HashSet<>();
        for (ShareServers.Share share : silent) {
            if (!runs.test(share.vmid())) {
                servers.forget(share);
            } else if (suspected.contains(share)) {
                servers.forget(share);
                tell(share);
            } else {
                still.add(share);
            }
        }
        suspected = still;
    }

    private void tell(ShareServers.Share share) {
        String reason = servers.reason(share);
        teller.accept(share.vmid(), task -> {
            throw ApiException.failed(
                    share.key() + ": the process that serves the directory ended while the guest runs (" + reason
                            + "); the guest reaches the directory again after it is stopped and started");
        });
    }
}
