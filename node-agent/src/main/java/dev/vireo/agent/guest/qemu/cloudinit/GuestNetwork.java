// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.cloudinit;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.CloudInitOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.IpConfig;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The cards of a guest with the addresses that they get. */
final class GuestNetwork {
    private final Options options;

    GuestNetwork(Options options) {
        this.options = options;
    }

    /** A card that exists. */
    record Card(String name, String mac, IpConfig addresses) {
        Optional<String> gateway() {
            return addresses.properties().get(IpConfig.GATEWAY);
        }

        Optional<String> gateway6() {
            return addresses.properties().get(IpConfig.GATEWAY_6);
        }
    }

    /** Cards in their order; without a key {@code ipconfigN} a card is left as it is. */
    List<Card> cards() {
        Map<Integer, NetworkCard> cards = options.family(VmOptions.NET);
        List<Card> named = new ArrayList<>();
        int place = 0;
        for (Map.Entry<Integer, NetworkCard> entry : cards.entrySet()) {
            String name = "eth" + place++;
            IpConfig addresses = options.family(CloudInitOptions.IP_CONFIG).get(entry.getKey());
            if (addresses != null) {
                named.add(new Card(name, mac(entry), addresses));
            }
        }
        return named;
    }

    private static String mac(Map.Entry<Integer, NetworkCard> entry) {
        return entry.getValue()
                .mac()
                .orElseThrow(() -> new InvalidValueException("net" + entry.getKey() + " has no hardware address yet"))
                .text()
                .toLowerCase(Locale.ROOT);
    }

    List<String> nameServers() {
        return words(options.get(CloudInitOptions.NAME_SERVER));
    }

    List<String> searchDomains() {
        return words(options.get(CloudInitOptions.SEARCH_DOMAIN));
    }

    private static List<String> words(Optional<String> text) {
        return text.map(written -> List.of(written.strip().split("[ ,;]+"))).orElse(List.of());
    }
}
