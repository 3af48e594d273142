// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.cloudinit;

import dev.vireo.agent.guest.qemu.cloudinit.GuestNetwork.Card;
import java.util.List;
import java.util.Optional;

/** The network in the words of cloud-init's own format, version 1. */
final class NetworkConfig {
    private final GuestNetwork network;
    private final StringBuilder out = new StringBuilder("version: 1\nconfig:\n");

    NetworkConfig(GuestNetwork network) {
        this.network = network;
    }

    String text() {
        network.cards().forEach(this::card);
        if (!network.nameServers().isEmpty() || !network.searchDomains().isEmpty()) {
            out.append("  - type: nameserver\n");
            list("address", network.nameServers());
            list("search", network.searchDomains());
        }
        return out.toString();
    }

    private void list(String key, List<String> values) {
        if (!values.isEmpty()) {
            out.append("    ").append(key).append(":\n");
            values.forEach(
                    value -> out.append("      - ").append(Yaml.quote(value)).append('\n'));
        }
    }

    private void card(Card card) {
        out.append("  - type: physical\n    name: ").append(card.name()).append('\n');
        out.append("    mac_address: ").append(Yaml.quote(card.mac())).append('\n');
        out.append("    subnets:\n");
        card.addresses().address().ifPresent(address -> subnet(address, "dhcp4", "static", card.gateway()));
        card.addresses().address6().ifPresent(address -> subnet6(address, card.gateway6()));
        if (card.addresses().address().isEmpty() && card.addresses().address6().isEmpty()) {
            out.append("      - type: dhcp4\n");
        }
    }

    private void subnet6(String address, Optional<String> gateway) {
        if (address.equals("auto")) {
            out.append("      - type: ipv6_slaac\n");
        } else {
            subnet(address, "dhcp6", "static6", gateway);
        }
    }

    private void subnet(String address, String dynamic, String fixed, Optional<String> gateway) {
        if (address.equals("dhcp")) {
            out.append("      - type: ").append(dynamic).append('\n');
            return;
        }
        out.append("      - type: ").append(fixed).append('\n');
        out.append("        address: ").append(Yaml.quote(address)).append('\n');
        gateway.ifPresent(
                via -> out.append("        gateway: ").append(Yaml.quote(via)).append('\n'));
    }
}
