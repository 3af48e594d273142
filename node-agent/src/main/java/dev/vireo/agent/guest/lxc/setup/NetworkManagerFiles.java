// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.model.guest.device.ContainerCard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Key files of NetworkManager. */
final class NetworkManagerFiles implements NetworkFiles {
    private static final CardFiles FILES =
            new CardFiles("etc/NetworkManager/system-connections", "vireo-", ".nmconnection", 0600);

    @Override
    public boolean isUsed(GuestTree tree) throws IOException {
        return tree.hasAny("usr/sbin/NetworkManager", "usr/bin/NetworkManager");
    }

    @Override
    public boolean carriesResolver() {
        return true;
    }

    @Override
    public void write(GuestTree tree, List<CardAddresses> cards, Resolver resolver) throws IOException {
        FILES.write(tree, cards, card -> text(card, resolver));
    }

    static String text(CardAddresses card, Resolver resolver) {
        List<String> lines = new ArrayList<>(List.of(
                "# Vireo writes this at each start, from the card's settings.",
                "[connection]",
                "id=vireo-" + card.name(),
                "type=ethernet",
                "interface-name=" + card.name(),
                "autoconnect-priority=100"));
        family(lines, "ipv4", card.four(), resolver);
        family(lines, "ipv6", card.six(), resolver);
        return String.join("\n", lines) + "\n";
    }

    private static void family(List<String> lines, String section, CardAddresses.Family family, Resolver resolver) {
        lines.addAll(List.of("", "[" + section + "]", "method=" + method(section, family)));
        family.address().ifPresent(address -> {
            boolean isOutside = family.isGatewayOutside();
            String gateway = family.gateway()
                    .filter(any -> !isOutside)
                    .map(any -> "," + any)
                    .orElse("");
            lines.add("address1=" + address + gateway);
            if (isOutside) {
                String all = section.equals("ipv4") ? "0.0.0.0/0" : "::/0";
                lines.add("route1=" + all + "," + family.gateway().orElseThrow());
                lines.add("route1_options=onlink=true");
            }
        });
        boolean isFour = section.equals("ipv4");
        List<String> servers = resolver.servers().stream()
                .filter(server -> server.contains(":") != isFour)
                .toList();
        if (!servers.isEmpty() && !family.is(ContainerCard.MANUAL)) {
            lines.add("dns=" + String.join(";", servers) + ";");
        }
        if (!resolver.domains().isEmpty() && !family.is(ContainerCard.MANUAL)) {
            lines.add("dns-search=" + String.join(";", resolver.domains()) + ";");
        }
    }

    private static String method(String section, CardAddresses.Family family) {
        return switch (family.kind()) {
            case CardAddresses.Family.FIXED -> "manual";
            case ContainerCard.DHCP -> section.equals("ipv4") ? "auto" : "dhcp";
            case ContainerCard.AUTO -> "auto";
            default -> "disabled";
        };
    }
}
