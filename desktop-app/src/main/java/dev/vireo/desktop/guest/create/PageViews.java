// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.wizard.PageSheet;
import javafx.scene.Node;

/** The view of each step: one line a step. */
final class PageViews {
    private PageViews() {}

    static Node of(OrderPage page, CreateVmViewModel wizard, Toolkit toolkit) {
        PageSheet sheet = new PageSheet(page.question(), toolkit);
        if (page instanceof GeneralPage general) {
            new GeneralView(general, wizard.creation().place(), toolkit).fill(sheet);
        } else if (page instanceof OsPage os) {
            new OsView(os).fill(sheet);
        } else if (page instanceof SystemPage system) {
            new SystemView(system).fill(sheet);
        } else if (page instanceof DisksPage disks) {
            new DisksView(disks, toolkit).fill(sheet);
        } else if (page instanceof SheetPage fields) {
            sheet.addSheet("wizard-" + fields.id() + "-advanced", fields.sheet());
        } else if (page instanceof NetworkPage network) {
            new NetworkView(network, wizard.card()).fill(sheet);
        } else if (page instanceof ConfirmPage confirm) {
            new ConfirmView(confirm, toolkit).fill(sheet);
        }
        return sheet.node();
    }
}
