// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.wizard.PageSheet;
import dev.vireo.desktop.wizard.SummaryTable;

/** Draws every value in a table, and what the server said against it. */
record ConfirmView(ConfirmPage page, Toolkit toolkit) {
    void fill(PageSheet sheet) {
        sheet.add(new SummaryTable(page.rows(), toolkit).node());
        sheet.addRows(page.start());
        sheet.addFailure("wizard-failure", page.failureProperty());
    }
}
