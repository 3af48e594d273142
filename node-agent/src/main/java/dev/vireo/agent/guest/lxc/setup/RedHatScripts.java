// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.model.guest.device.ContainerCard;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code ifcfg} files of older Fedora and CentOS. Keys of the user stay. */
final class RedHatScripts implements NetworkFiles {
    private static final String DIRECTORY = "etc/sysconfig/network-scripts";
    private static final String YES = "yes";

    @Override
    public boolean isUsed(GuestTree tree) throws IOException {
        return tree.isDirectory(DIRECTORY) && tree.hasAny("sbin/ifup", "usr/sbin/ifup", DIRECTORY + "/ifup");
    }

    @Override
    public boolean carriesResolver() {
        return false;
    }

    @Override
    public void write(GuestTree tree, List<CardAddresses> cards, Resolver resolver) throws IOException {
        for (CardAddresses card : cards) {
            if (!card.isManual()) {
                String path = DIRECTORY + "/ifcfg-" + card.name();
                tree.write(path, text(tree.read(path).orElse(""), card), 0644);
            }
        }
    }

    static String text(String old, CardAddresses card) {
        CardAddresses.Family four = card.four();
        CardAddresses.Family six = card.six();
        Optional<String> ofFour = four.address();
        return new KeyLines()
                .set("DEVICE", card.name())
                .set("ONBOOT", YES)
                .set("BOOTPROTO", four.is(ContainerCard.DHCP) ? ContainerCard.DHCP : "none")
                .set("IPADDR", ofFour.map(address -> four.host()))
                .set("PREFIX", ofFour.map(address -> four.prefix()))
                .set("GATEWAY", four.gateway())
                .without("NETMASK")
                .set("IPV6INIT", six.is(ContainerCard.MANUAL) ? "no" : YES)
                .set("IPV6_AUTOCONF", six.is(ContainerCard.AUTO) ? YES : "no")
                .set("DHCPV6C", six.is(ContainerCard.DHCP) ? YES : "no")
                .set("IPV6ADDR", six.address())
                .set("IPV6_DEFAULTGW", six.gateway())
                .over(old);
    }
}
