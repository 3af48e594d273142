// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Sentence;
import java.util.List;

/** Draws the two ways to the network as cards, and the card's settings under them. */
record NetworkView(NetworkPage page) {
    void fill(PageSheet sheet) {
        sheet.addCards(page.way());
        sheet.addRows(page.bridge(), page.model(), page.mac(), page.vlan());
        sheet.addFold(
                "wizard-network-advanced",
                Sentence.of("Advanced: rate limit, MTU, start disconnected, no network card"),
                List.of(page.rate(), page.mtu()),
                List.of(page.disconnected(), page.noCard()));
    }
}
