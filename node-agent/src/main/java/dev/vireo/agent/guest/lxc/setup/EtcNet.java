// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.model.guest.device.ContainerCard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Directories of ALT's etcnet, one a card. Options and lines of the user stay. */
final class EtcNet implements NetworkFiles {
    private static final String DIRECTORY = "etc/net/ifaces";

    @Override
    public boolean isUsed(GuestTree tree) throws IOException {
        return tree.isDirectory(DIRECTORY);
    }

    @Override
    public boolean carriesResolver() {
        return false;
    }

    @Override
    public void write(GuestTree tree, List<CardAddresses> cards, Resolver resolver) throws IOException {
        for (CardAddresses card : cards) {
            if (!card.isManual()) {
                String own = DIRECTORY + "/" + card.name() + "/";
                tree.write(own + "options", options(tree.read(own + "options").orElse(""), card), 0644);
                lines(tree, own + "ipv4address", card.four().address().stream().toList());
                lines(tree, own + "ipv6address", card.six().address().stream().toList());
                route(tree, own + "ipv4route", card.four());
                route(tree, own + "ipv6route", card.six());
            }
        }
    }

    static String options(String old, CardAddresses card) {
        boolean four = card.four().is(ContainerCard.DHCP);
        boolean six = card.six().is(ContainerCard.DHCP);
        return new KeyLines()
                .set("TYPE", "eth")
                .set("ONBOOT", "yes")
                .set("DISABLED", "no")
                .set("BOOTPROTO", four ? six ? "dhcp4+dhcp6" : "dhcp" : six ? "dhcp6" : "static")
                .set("CONFIG_IPV6", card.six().is(ContainerCard.MANUAL) ? "no" : "yes")
                .over(old);
    }

    private static void lines(GuestTree tree, String path, List<String> ours) throws IOException {
        String old = tree.read(path).orElse("");
        String text =
                ManagedText.of(old).without(any -> ours.contains(any.strip())).with(ours);
        if (!text.equals(old)) {
            tree.write(path, text, 0644);
        }
    }

    private static void route(GuestTree tree, String path, CardAddresses.Family family) throws IOException {
        List<String> routes = new ArrayList<>();
        family.gateway().ifPresent(gateway -> {
            if (family.isGatewayOutside()) {
                routes.add(gateway);
            }
            routes.add("default via " + gateway);
        });
        lines(tree, path, routes);
    }
}
