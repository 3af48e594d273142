// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.hardware.NetworkCardForm;
import dev.vireo.desktop.wizard.PageSheet;
import java.util.List;

/** Draws the two ways to the network as cards, and the card's settings under them. */
record NetworkView(NetworkPage page, NetworkCardForm card) {
    void fill(PageSheet sheet) {
        sheet.addCards(card.way());
        sheet.addRows(card.bridge(), card.model(), card.mac(), card.vlan());
        sheet.addFold(
                "wizard-network-advanced",
                Sentence.of("Advanced: rate limit, queues, MTU, disconnected, no network card"),
                List.of(card.rate(), card.mtu(), card.queues()),
                List.of(card.disconnected(), page.noCard()));
    }
}
