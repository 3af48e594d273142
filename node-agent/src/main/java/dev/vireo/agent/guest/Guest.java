// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.agent.cluster.StoredFile;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.CtSystemOptions;
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
    /** What it is. */
    public GuestKind kind() {
        return GuestKind.ofFile(file.path());
    }

    /** The present keys. */
    public Options options() {
        return config.options();
    }

    /** Its name, or one made of its number. */
    public String name() {
        return options()
                .get(kind() == GuestKind.CT ? CtSystemOptions.HOST_NAME : VmOptions.NAME)
                .orElse(kind() == GuestKind.CT ? "CT" + vmid : "VM " + vmid);
    }

    /** Digest of its file. */
    public String digest() {
        return GuestConfig.digest(file.text());
    }

    /**
     * Refuses to go on if the file is not the one that the caller has read.
     *
     * @param read the digest that the caller names, if it names one
     */
    public void requireUnchanged(Optional<String> read) {
        if (read.isPresent() && !read.get().equals(digest())) {
            throw ApiException.failed("detected modified configuration - file changed by other user? Try again.");
        }
    }

    /** What holds it just now. */
    public Optional<String> lock() {
        return Optional.ofNullable(options().raw(VmOptions.LOCK.name()));
    }

    /** Refuses to go on while something holds it. */
    public void requireUnlocked() {
        lock().ifPresent(lock -> {
            throw ApiException.failed(kind() + " is locked (" + lock + ")");
        });
    }
}
