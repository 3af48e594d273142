// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.host.TapDevices;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.device.NetworkCard;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the node does to a card's traffic besides plugging it in: a limit of its rate, VLANs that pass with their tags. */
final class CardShaping {
    private final TapDevices taps;

    CardShaping(TapDevices taps) {
        this.taps = taps;
    }

    /** Shapes a card whose tap is plugged just now. */
    void shape(String tap, String key, NetworkCard card, Consumer<String> warnings)
            throws IOException, InterruptedException {
        Optional<String> bridge = card.bridge();
        if (bridge.isEmpty()) {
            return;
        }
        Optional<String> trunks = card.settings().get(NetworkCard.TRUNKS);
        if (trunks.isPresent()) {
            if (!taps.isVlanAware(bridge.get())) {
                throw ApiException.failed(key + ": bridge '" + bridge.get()
                        + "' is not VLAN-aware; leave trunks out, or switch vlan_filtering on for the bridge");
            }
            taps.trunk(tap, List.of(trunks.get().split(";")));
        }
        double rate = card.settings().get(NetworkCard.RATE).orElse(0.0);
        if (rate > 0) {
            taps.limit(tap, rate)
                    .ifPresent(reason -> warnings.accept(
                            key + ": the rate limit holds for what the guest receives alone: " + reason));
        }
    }
}
