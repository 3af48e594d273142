// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.model.guest.device.ContainerCard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code ifcfg} and {@code ifroute} files of openSUSE's wicked. Keys and routes of the user stay. */
final class SuseScripts implements NetworkFiles {
    private static final String DIRECTORY = "etc/sysconfig/network";

    @Override
    public boolean isUsed(GuestTree tree) throws IOException {
        return tree.isDirectory(DIRECTORY) && tree.hasAny("usr/sbin/wicked", "sbin/wicked");
    }

    @Override
    public boolean carriesResolver() {
        return false;
    }

    @Override
    public void write(GuestTree tree, List<CardAddresses> cards, Resolver resolver) throws IOException {
        for (CardAddresses card : cards) {
            if (!card.isManual()) {
                String file = DIRECTORY + "/ifcfg-" + card.name();
                tree.write(file, text(tree.read(file).orElse(""), card), 0644);
                String routes = DIRECTORY + "/ifroute-" + card.name();
                String old = tree.read(routes).orElse("");
                String text = routes(old, card);
                if (!text.equals(old)) {
                    tree.write(routes, text, 0644);
                }
            }
        }
    }

    static String text(String old, CardAddresses card) {
        return new KeyLines()
                .set("STARTMODE", "'auto'")
                .set("BOOTPROTO", "'" + protocol(card) + "'")
                .set("IPADDR", card.four().address().map(address -> "'" + address + "'"))
                .set("IPADDR_6", card.six().address().map(address -> "'" + address + "'"))
                .without("NETMASK", "PREFIXLEN")
                .over(old);
    }

    private static String protocol(CardAddresses card) {
        boolean four = card.four().is(ContainerCard.DHCP);
        boolean six = card.six().is(ContainerCard.DHCP) || card.six().is(ContainerCard.AUTO);
        boolean isFixed = card.four().isFixed() || card.six().isFixed();
        String asked = four ? six ? "dhcp" : "dhcp4" : six ? "dhcp6" : "";
        if (asked.isEmpty()) {
            return "static";
        }
        return isFixed ? asked + "+static" : asked;
    }

    static String routes(String old, CardAddresses card) {
        List<String> ours = new ArrayList<>();
        for (CardAddresses.Family family : List.of(card.four(), card.six())) {
            family.gateway().ifPresent(gateway -> {
                if (family.isGatewayOutside()) {
                    ours.add(gateway + " - - " + card.name());
                }
                ours.add("default " + gateway + " - " + card.name());
            });
        }
        ManagedText text = ManagedText.of(old);
        if (!ours.isEmpty()) {
            text.without(line -> line.startsWith("default "));
        }
        return text.with(ours);
    }
}
