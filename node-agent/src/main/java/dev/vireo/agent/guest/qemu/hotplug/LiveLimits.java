// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.hotplug;

import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.model.option.Options;
import java.io.IOException;

/** The node's limits of the processor time of a machine: {@code cpulimit} and {@code cpuunits}. */
public interface LiveLimits {
    /**
     * Gives a machine those of a configuration; a configuration without takes them off.
     *
     * @throws IOException if the node can't limit processes
     */
    void set(RunningVm vm, Options options) throws IOException;

    /** Whether the machine was given any since its start. */
    boolean areSet(RunningVm vm);
}
