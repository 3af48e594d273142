// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.wizard.PageSheet;

/** Draws the choice of the medium as cards, and image and system under it. */
record OsView(OsPage page) {
    void fill(PageSheet sheet) {
        sheet.addCards(page.disc().medium());
        sheet.addRows(page.disc().storage(), page.disc().image(), page.family(), page.version());
    }
}
