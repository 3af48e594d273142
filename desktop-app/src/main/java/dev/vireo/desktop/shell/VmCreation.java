// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.NodeItem;
import org.jspecify.annotations.Nullable;

/** Opens the wizards that create guests. */
public interface VmCreation {
    /**
     * Opens the wizard for a virtual machine.
     *
     * @param node where the guest is to be, or null to let the user choose
     */
    void open(Datacenter datacenter, @Nullable NodeItem node);

    /**
     * Opens the wizard for a container.
     *
     * @param node where the container is to be, or null to let the user choose
     */
    void openContainer(Datacenter datacenter, @Nullable NodeItem node);
}
