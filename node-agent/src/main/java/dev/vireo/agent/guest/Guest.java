// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.agent.cluster.StoredFile;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.Optional;

/**
 * A guest's configuration as it was read.
 *
 * @param vmid its number
 * @param config what its file says
 * @param file the file, for changes that are based on it
 */
public record Guest(Vmid vmid, GuestConfig config, StoredFile file) {
    /** The present keys. */
    public Options options() {
        return config.options();
    }

    /** Its name, or one made of its number. */
    public String name() {
        return options().get(VmOptions.NAME).orElse("VM " + vmid);
    }

    /** Digest of its file. */
    public String digest() {
        return GuestConfig.digest(file.text());
    }

    /** What holds it just now. */
    public Optional<String> lock() {
        return options().get(VmOptions.LOCK);
    }

    /** Refuses to go on while something holds it. */
    public void requireUnlocked() {
        lock().ifPresent(lock -> {
            throw ApiException.failed("VM is locked (" + lock + ")");
        });
    }
}
