// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.wizard.PageSheet;

/** Draws the machine's parts. */
record SystemView(SystemPage page) {
    void fill(PageSheet sheet) {
        sheet.addRows(
                page.display(),
                page.machine(),
                page.bios(),
                page.efiStorage(),
                page.secureBootKeys(),
                page.scsiHardware(),
                page.agent());
    }
}
