// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.cloudinit;

import dev.vireo.agent.guest.qemu.cloudinit.GuestNetwork.Card;
import java.util.Optional;

/** The network in the words of Debian's {@code interfaces} file, which the OpenStack form of the drive holds. */
final class InterfacesFile {
    private final GuestNetwork network;
    private final StringBuilder out = new StringBuilder("auto lo\niface lo inet loopback\n");

    InterfacesFile(GuestNetwork network) {
        this.network = network;
    }

    String text() {
        if (!network.nameServers().isEmpty()) {
            out.append("        dns_nameservers ")
                    .append(String.join(" ", network.nameServers()))
                    .append('\n');
        }
        if (!network.searchDomains().isEmpty()) {
            out.append("        dns_search ")
                    .append(String.join(" ", network.searchDomains()))
                    .append('\n');
        }
        network.cards().forEach(this::card);
        return out.toString();
    }

    private void card(Card card) {
        out.append("\nauto ").append(card.name()).append('\n');
        card.addresses().address().ifPresent(address -> family(card, "inet", address, card.gateway()));
        card.addresses().address6().ifPresent(address -> family(card, "inet6", address, card.gateway6()));
        if (card.addresses().address().isEmpty() && card.addresses().address6().isEmpty()) {
            family(card, "inet", "dhcp", Optional.empty());
        }
    }

    private void family(Card card, String family, String address, Optional<String> gateway) {
        boolean isFixed = address.contains("/");
        out.append("iface ").append(card.name()).append(' ').append(family).append(' ');
        out.append(isFixed ? "static" : address).append('\n');
        if (isFixed) {
            out.append("        address ").append(address).append('\n');
            gateway.ifPresent(via -> out.append("        gateway ").append(via).append('\n'));
        }
    }
}
