// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.task.TaskLogWindow;
import dev.vireo.desktop.task.Tasks;
import java.util.List;

/** The readable list of what the main window offers: tabs and wizards. */
final class Features {
    private Features() {}

    /** Every tab, in the order shown. */
    @SuppressWarnings("UnusedVariable")
    static Tabs tabs(Toolkit toolkit, Tasks tasks, Overlay overlay, TaskLogWindow logs) {
        return new Tabs(List.of());
    }

    /** The wizard for virtual machines. */
    @SuppressWarnings("UnusedVariable")
    static VmCreation vmCreation(Toolkit toolkit, Tasks tasks, Selection selection, Overlay overlay) {
        return (datacenter, node) -> {};
    }
}
