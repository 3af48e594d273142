// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.load.NodeLoads;
import dev.vireo.desktop.load.UsualLoads;
import dev.vireo.desktop.wizard.PageSheet;
import java.util.List;

/** Draws the guest's place and name, with the present and the usual load of every node beside the choice. */
record GeneralView(GeneralPage page, List<NodeChoice> nodes, UsualLoads usual, Toolkit toolkit) {
    void fill(PageSheet sheet) {
        sheet.addRows(page.node());
        sheet.add(new NodeLoads(NodeChoice.loads(nodes), usual, toolkit, page.node()::choose).node());
        sheet.addRows(page.vmid(), page.name(), page.tags(), page.onBoot());
    }
}
