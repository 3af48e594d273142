// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.load.NodeLoads;
import dev.vireo.desktop.wizard.PageSheet;

/** Draws the guest's place and name, with the present and the usual load of every node beside the choice. */
record GeneralView(GeneralPage page, GuestPlace place, Toolkit toolkit) {
    void fill(PageSheet sheet) {
        sheet.addRows(page.node());
        sheet.add(new NodeLoads(NodeChoice.loads(place.nodes()), place.usualLoads(), toolkit, page.node()::choose)
                .node());
        sheet.addRows(page.vmid(), page.name(), page.tags(), page.onBoot());
    }
}
