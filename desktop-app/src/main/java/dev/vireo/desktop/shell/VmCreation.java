// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.NodeItem;
import org.jspecify.annotations.Nullable;

/** Opens the wizard that creates a virtual machine. */
@FunctionalInterface
public interface VmCreation {
    /**
     * Opens the wizard.
     *
     * @param node where the guest is to be, or null to let the user choose
     */
    void open(Datacenter datacenter, @Nullable NodeItem node);
}
