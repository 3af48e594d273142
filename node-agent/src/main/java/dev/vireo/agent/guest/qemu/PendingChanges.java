// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;

/** Changes that wait for a guest's next start; keys to be removed stand in the section's key {@code delete}. */
final class PendingChanges {
    private static final String DELETE = "delete";

    private PendingChanges() {}

    /** Keys that wait to be removed. */
    static List<String> deletions(GuestConfig config) {
        String written = config.pending().options().raw(DELETE);
        return written == null ? List.of() : List.of(written.replace("!", "").split(","));
    }

    /** The configuration with everything applied that waited. */
    static GuestConfig apply(GuestConfig config) {
        Options applied = config.options();
        for (String key : deletions(config)) {
            applied = applied.without(key);
        }
        applied = applied.overlaidBy(config.pending().options().without(DELETE));
        return config.withOptions(applied).withPending(Options.EMPTY);
    }

    /** The configuration with one more key that waits to be set. */
    static GuestConfig set(GuestConfig config, String key, String value) {
        boolean isPresent = value.equals(config.options().raw(key));
        GuestConfig kept = revert(config, key);
        return isPresent ? kept : kept.withPending(kept.pending().options().with(key, value));
    }

    /** The configuration with one more key that waits to be removed. */
    static GuestConfig delete(GuestConfig config, String key) {
        GuestConfig reverted = revert(config, key);
        if (reverted.options().raw(key) == null) {
            return reverted;
        }
        List<String> keys = new ArrayList<>(deletions(reverted));
        keys.add(key);
        return reverted.withPending(reverted.pending().options().with(DELETE, String.join(",", keys)));
    }

    /** The configuration with nothing waiting for that key. */
    static GuestConfig revert(GuestConfig config, String key) {
        List<String> keys = new ArrayList<>(deletions(config));
        keys.remove(key);
        Options waiting = config.pending().options().without(key);
        return config.withPending(
                keys.isEmpty() ? waiting.without(DELETE) : waiting.with(DELETE, String.join(",", keys)));
    }
}
