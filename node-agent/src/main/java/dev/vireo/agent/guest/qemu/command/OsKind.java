// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.Options;
import java.util.Set;

/** What the guest's system needs of the machine. */
enum OsKind {
    /** Windows 7, Server 2008 R2 and later: knows the hypervisor's timers and interrupts. */
    WINDOWS,
    /** Windows Vista and Server 2008: knows the first of the hypervisor's aids. */
    EARLY_WINDOWS,
    /** Windows XP, 2000 and Server 2003. */
    OLD_WINDOWS,
    /** Everything else. */
    OTHER;

    private static final Set<String> NEW_NAMES = Set.of("win7", "win8", "win10", "win11");
    private static final Set<String> EARLY_NAMES = Set.of("wvista", "w2k8");
    private static final Set<String> OLD_NAMES = Set.of("wxp", "w2k", "w2k3");

    static OsKind of(Options options) {
        String name = options.get(VmOptions.OS_TYPE).orElse("other");
        if (NEW_NAMES.contains(name)) {
            return WINDOWS;
        }
        if (EARLY_NAMES.contains(name)) {
            return EARLY_WINDOWS;
        }
        return OLD_NAMES.contains(name) ? OLD_WINDOWS : OTHER;
    }

    boolean isWindows() {
        return this != OTHER;
    }
}
