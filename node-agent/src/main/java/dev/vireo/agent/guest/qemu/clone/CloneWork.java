// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.clone;

import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.task.Sweeper;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * The recipes that make clones and templates.
 *
 * @param cloning makes clones
 * @param templates makes templates
 * @param sweepers repair what cut-off work left; machines that run must have been found before
 */
public record CloneWork(CloneVm cloning, MakeTemplate templates, List<Sweeper> sweepers) {
    public CloneWork {
        sweepers = List.copyOf(sweepers);
    }

    /** Puts them together. */
    public static CloneWork create(VmWork.Tools tools, SecureRandom random, InstantSource clock) {
        MakeTemplate templates = new MakeTemplate(tools);
        CloneVm cloning = new CloneVm(tools, new ClonedOptions(random, clock));
        return new CloneWork(cloning, templates, new CloneSweepers(tools, templates).all());
    }
}
