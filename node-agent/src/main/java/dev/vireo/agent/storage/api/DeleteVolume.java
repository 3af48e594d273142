// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.api;

import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.VolumeUsers;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.VolumeId;

/** Removes a volume that nothing uses. */
public final class DeleteVolume {
    private final Storages storages;
    private final VolumeUsers users;

    /**
     * @param storages the node's storages
     * @param users tells what uses a volume
     */
    public DeleteVolume(Storages storages, VolumeUsers users) {
        this.storages = storages;
        this.users = users;
    }

    /**
     * Checks that the volume exists and that nothing uses it, so that a caller hears of it before a task is started.
     *
     * @throws ApiException if it does not exist or is in use
     */
    public Job prepare(VolumeId volume) {
        storages.path(volume);
        requireUnused(volume);
        return new Job(volume);
    }

    private void requireUnused(VolumeId volume) {
        users.userOf(volume).ifPresent(user -> {
            throw ApiException.failed("cannot remove " + volume + ": it is in use by " + user);
        });
    }

    /** The work of a task. */
    public final class Job {
        private final VolumeId volume;

        private Job(VolumeId volume) {
            this.volume = volume;
        }

        /** The volume to be removed. */
        public VolumeId volume() {
            return volume;
        }

        /** Removes it, unless something has come to use it since. */
        public void run(TaskLog log) {
            requireUnused(volume);
            Storage storage = storages.holding(volume);
            storage.free(volume);
            log.line("Removed volume '" + volume + "'");
        }
    }
}
