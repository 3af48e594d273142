// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.model.guest.CloudInitOptions;
import org.jspecify.annotations.Nullable;

/** Options as they are answered: the password for cloud-init, a hash too, stays on the node. */
public final class ShownOptions {
    private static final String HIDDEN = "**********";

    private ShownOptions() {}

    /**
     * One value.
     *
     * @return null if the option is not set
     */
    static @Nullable String value(String key, @Nullable String written) {
        return written == null ? null : hide(key, written);
    }

    /** What is shown of a value. */
    public static String hide(String key, String written) {
        return key.equals(CloudInitOptions.PASSWORD.name()) ? HIDDEN : written;
    }
}
