// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.model.guest.device.ContainerCard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A file of Ubuntu's netplan. It merges all of its files, later ones over earlier ones. */
final class Netplan implements NetworkFiles {
    private static final String PATH = "etc/netplan/90-vireo.yaml";

    @Override
    public boolean isUsed(GuestTree tree) throws IOException {
        return tree.hasAny("usr/sbin/netplan") && tree.isDirectory("etc/netplan");
    }

    @Override
    public boolean carriesResolver() {
        return true;
    }

    @Override
    public void write(GuestTree tree, List<CardAddresses> cards, Resolver resolver) throws IOException {
        List<CardAddresses> ours =
                cards.stream().filter(card -> !card.isManual()).toList();
        if (ours.isEmpty()) {
            tree.remove(PATH);
        } else {
            tree.write(PATH, text(ours, resolver), 0600);
        }
    }

    static String text(List<CardAddresses> cards, Resolver resolver) {
        List<String> lines = new ArrayList<>(List.of(
                "# Vireo writes this at each start, from the cards' settings.",
                "network:",
                "  version: 2",
                "  ethernets:"));
        cards.forEach(card -> card(lines, card, resolver));
        return String.join("\n", lines) + "\n";
    }

    private static void card(List<String> lines, CardAddresses card, Resolver resolver) {
        lines.add("    \"" + card.name() + "\":");
        lines.add("      dhcp4: " + card.four().is(ContainerCard.DHCP));
        lines.add("      dhcp6: " + card.six().is(ContainerCard.DHCP));
        lines.add("      accept-ra: "
                + (card.six().is(ContainerCard.AUTO) || card.six().is(ContainerCard.DHCP)));
        List<CardAddresses.Family> fixed = List.of(card.four(), card.six()).stream()
                .filter(CardAddresses.Family::isFixed)
                .toList();
        if (!fixed.isEmpty()) {
            lines.add("      addresses:");
            fixed.forEach(family -> lines.add("        - \"" + family.address().orElseThrow() + "\""));
        }
        if (fixed.stream().anyMatch(family -> family.gateway().isPresent())) {
            lines.add("      routes:");
            fixed.forEach(family -> route(lines, family, family.host().contains(":") ? "::/0" : "0.0.0.0/0"));
        }
        resolver(lines, resolver);
    }

    private static void route(List<String> lines, CardAddresses.Family family, String all) {
        family.gateway().ifPresent(gateway -> {
            lines.add("        - to: \"" + all + "\"");
            lines.add("          via: \"" + gateway + "\"");
            if (family.isGatewayOutside()) {
                lines.add("          on-link: true");
            }
        });
    }

    private static void resolver(List<String> lines, Resolver resolver) {
        if (resolver.servers().isEmpty() && resolver.domains().isEmpty()) {
            return;
        }
        lines.add("      nameservers:");
        list(lines, "addresses", resolver.servers());
        list(lines, "search", resolver.domains());
    }

    private static void list(List<String> lines, String key, List<String> values) {
        if (!values.isEmpty()) {
            lines.add("        " + key + ": [\"" + String.join("\", \"", values) + "\"]");
        }
    }
}
