// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.wizard.PageSheet;
import java.util.List;

/** Draws the guest's place and name, with the load of every node beside the choice. */
record GeneralView(GeneralPage page, List<NodeChoice> nodes, Toolkit toolkit) {
    void fill(PageSheet sheet) {
        sheet.addRows(page.node());
        sheet.add(new NodeLoads(page.node(), nodes, toolkit).node());
        sheet.addRows(page.vmid(), page.name(), page.tags(), page.onBoot());
    }
}
