// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.model.guest.device.ContainerCard;
import dev.vireo.model.option.Option;
import java.util.Optional;

/**
 * How a card gets its addresses.
 *
 * @param name its name in the container
 */
record CardAddresses(String name, Family four, Family six) {
    /**
     * One of IPv4 and IPv6.
     *
     * @param kind {@code static}, {@code dhcp}, {@code auto} or {@code manual}
     * @param address with the length of its prefix, if it is fixed
     * @param gateway may be absent
     */
    record Family(String kind, Optional<String> address, Optional<String> gateway) {
        static final Family MANUAL = new Family(ContainerCard.MANUAL, Optional.empty(), Optional.empty());
        static final String FIXED = "static";

        boolean isFixed() {
            return address.isPresent();
        }

        boolean is(String other) {
            return kind.equals(other);
        }

        String host() {
            return address.orElseThrow().replaceFirst("/.*", "");
        }

        String prefix() {
            return address.orElseThrow().replaceFirst(".*/", "");
        }

        /** Whether the gateway is none of the card's own network, so that its route has to be said. */
        boolean isGatewayOutside() {
            return isFixed()
                    && gateway.isPresent()
                    && !Network.holds(host(), Integer.parseInt(prefix()), gateway.get());
        }
    }

    static CardAddresses of(ContainerCard card) {
        // The node sets the addresses of such a card: the container's own programs leave it alone.
        if (card.isSet(ContainerCard.HOST_MANAGED)) {
            return new CardAddresses(card.name(), Family.MANUAL, Family.MANUAL);
        }
        return new CardAddresses(
                card.name(),
                family(card, ContainerCard.ADDRESS, ContainerCard.GATEWAY),
                family(card, ContainerCard.ADDRESS_6, ContainerCard.GATEWAY_6));
    }

    private static Family family(ContainerCard card, Option<String> address, Option<String> gateway) {
        String text = card.get(address).orElse(ContainerCard.MANUAL);
        if (!text.contains("/")) {
            return new Family(text, Optional.empty(), Optional.empty());
        }
        return new Family(Family.FIXED, Optional.of(text), card.get(gateway));
    }

    /** Whether the container's own files say all of it. */
    boolean isManual() {
        return four.is(ContainerCard.MANUAL) && six.is(ContainerCard.MANUAL);
    }

    boolean asksServer() {
        return four.is(ContainerCard.DHCP) || six.is(ContainerCard.DHCP) || six.is(ContainerCard.AUTO);
    }
}
