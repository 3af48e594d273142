// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.model.guest.device.ContainerCard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Files of systemd-networkd. The first file that names a card holds for it; ours come early. */
final class Networkd implements NetworkFiles {
    private static final CardFiles FILES = new CardFiles("etc/systemd/network", "10-vireo-", ".network", 0644);
    private static final String UNITS = "etc/systemd/system/";

    @Override
    public boolean isUsed(GuestTree tree) throws IOException {
        return tree.hasAny(
                "lib/systemd/systemd-networkd",
                "usr/lib/systemd/systemd-networkd",
                "lib/systemd/system/systemd-networkd.service",
                "usr/lib/systemd/system/systemd-networkd.service");
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
                "[Match]",
                "Name=" + card.name(),
                "",
                "[Network]",
                "DHCP=" + dhcp(card),
                "IPv6AcceptRA="
                        + (card.six().is(ContainerCard.AUTO) || card.six().is(ContainerCard.DHCP))));
        resolver.servers().forEach(server -> lines.add("DNS=" + server));
        if (!resolver.domains().isEmpty()) {
            lines.add("Domains=" + String.join(" ", resolver.domains()));
        }
        for (CardAddresses.Family family : List.of(card.four(), card.six())) {
            family.address().ifPresent(address -> lines.add("Address=" + address));
        }
        for (CardAddresses.Family family : List.of(card.four(), card.six())) {
            family.gateway().ifPresent(gateway -> {
                lines.addAll(List.of("", "[Route]", "Gateway=" + gateway));
                if (family.isGatewayOutside()) {
                    lines.add("GatewayOnLink=yes");
                }
            });
        }
        return String.join("\n", lines) + "\n";
    }

    private static String dhcp(CardAddresses card) {
        boolean four = card.four().is(ContainerCard.DHCP);
        boolean six = card.six().is(ContainerCard.DHCP);
        return four ? six ? "yes" : "ipv4" : six ? "ipv6" : "no";
    }

    @Override
    public void enable(GuestTree tree) throws IOException {
        String service = "systemd-networkd.service";
        if (tree.linkTarget(UNITS + service).isPresent()) {
            return;
        }
        String path = tree.exists("usr/lib/systemd/system/" + service) ? "/usr/lib" : "/lib";
        tree.link(UNITS + "multi-user.target.wants/" + service, path + "/systemd/system/" + service);
    }
}
