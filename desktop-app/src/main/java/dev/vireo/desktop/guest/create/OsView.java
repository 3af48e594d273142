// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

/** Draws the choice of the medium as cards, and image and system under it. */
record OsView(OsPage page) {
    void fill(PageSheet sheet) {
        sheet.addCards(page.medium());
        sheet.addRows(page.storage(), page.image(), page.family(), page.version());
    }
}
