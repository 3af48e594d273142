// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.interfaceName;
import static dev.vireo.model.option.ValueTypes.number;
import static dev.vireo.model.option.ValueTypes.parsed;
import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.guest.device.NetworkCard.MacAddress;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A network card of a container. Without a bridge it reaches the outside through the node's address (NAT).
 *
 * @param properties the parts of the property string
 */
public record ContainerCard(Options properties) {
    /** The address is asked for by DHCP. */
    public static final String DHCP = "dhcp";
    /** The address follows from the router's announcements (SLAAC). */
    public static final String AUTO = "auto";
    /** The container's own configuration has the address. */
    public static final String MANUAL = "manual";

    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String FOUR = "(?:" + BYTE + "\\.){3}" + BYTE;
    private static final String SIX = "(?=[^/]*:[^/]*:)[0-9A-Fa-f:.]{2,45}";

    /** The card's name in the container. */
    public static final Option<String> NAME = Option.required(
            "name",
            text("(?!lo$)[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}", "a name of 1 to 15 letters, digits, '_', '.', '-'"),
            "Name in the container");
    /** The bridge that the card is plugged in. */
    public static final Option<String> BRIDGE =
            Option.optional("bridge", interfaceName(), "Bridge on the node; without one the container uses NAT");
    /** Its hardware address; drawn if absent. */
    public static final Option<MacAddress> MAC =
            Option.optional("hwaddr", parsed(MacAddress::parse), "Hardware address");
    /** IPv4 address with the length of its prefix, {@code dhcp} or {@code manual}. */
    public static final Option<String> ADDRESS = Option.optional(
            "ip",
            text(FOUR + "/(?:3[0-2]|[12]?[0-9])|dhcp|manual", "an address such as 192.0.2.7/24, dhcp or manual"),
            "IPv4 address");
    /** IPv4 gateway. */
    public static final Option<String> GATEWAY =
            Option.optional("gw", text(FOUR, "an address such as 192.0.2.1"), "IPv4 gateway");
    /** IPv6 address with the length of its prefix, {@code dhcp}, {@code auto} or {@code manual}. */
    public static final Option<String> ADDRESS_6 = Option.optional(
            "ip6",
            text(
                    SIX + "/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])|dhcp|auto|manual",
                    "an address such as 2001:db8::7/64, dhcp, auto or manual"),
            "IPv6 address");
    /** IPv6 gateway. */
    public static final Option<String> GATEWAY_6 =
            Option.optional("gw6", text(SIX, "an address such as 2001:db8::1"), "IPv6 gateway");
    /** Whether the node sets the addresses, so that the container needs no programs for it. */
    public static final Option<Boolean> HOST_MANAGED =
            Option.optional("host-managed", wordyFlag(), "The node sets the addresses");
    /** VLAN tag. */
    public static final Option<Long> TAG = Option.optional("tag", integer(1, 4094), "VLAN tag");
    /** VLANs that pass with their tags, {@code 2;10}. */
    public static final Option<String> TRUNKS = Option.optional(
            "trunks", text("\\d{1,4}(?:;\\d{1,4})*", "VLAN numbers such as 2;10"), "VLANs that pass with their tags");
    /** Largest packet. */
    public static final Option<Long> MTU = Option.optional("mtu", integer(64, 65535), "Largest packet (MTU)");
    /** Rate limit in MB/s. */
    public static final Option<Double> RATE = Option.optional("rate", number(0), "Rate limit in MB/s");
    /** Whether the cable is pulled. */
    public static final Option<Boolean> LINK_DOWN = Option.optional("link_down", wordyFlag(), "Start disconnected");
    /** Whether the node's firewall filters the card. */
    public static final Option<Boolean> FIREWALL =
            Option.optional("firewall", wordyFlag(), "Filter by the node's firewall");
    /** The only kind there is. */
    public static final Option<String> KIND = Option.optional("type", choice("veth"), "Kind of card");

    /** How it is written. */
    public static final ValueType<ContainerCard> TYPE = new PropertyStringType<>(
            PropertyString.of(
                    null,
                    NAME,
                    BRIDGE,
                    MAC,
                    ADDRESS,
                    GATEWAY,
                    ADDRESS_6,
                    GATEWAY_6,
                    HOST_MANAGED,
                    TAG,
                    TRUNKS,
                    MTU,
                    RATE,
                    LINK_DOWN,
                    FIREWALL,
                    KIND),
            ContainerCard::new,
            ContainerCard::properties);

    /** A card of that name on NAT, its hardware address yet to be drawn. */
    public static ContainerCard of(String name) {
        return new ContainerCard(Options.EMPTY.with(NAME, name));
    }

    /** Its name in the container. */
    public String name() {
        return properties.require(NAME);
    }

    /** The bridge, unless the card uses NAT. */
    public Optional<String> bridge() {
        return properties.get(BRIDGE);
    }

    /** Its hardware address, once one is drawn. */
    public Optional<MacAddress> mac() {
        return properties.get(MAC);
    }

    /** VLANs that pass with their tags. */
    public List<String> trunks() {
        return properties.get(TRUNKS).map(text -> List.of(text.split(";"))).orElse(List.of());
    }

    /** Whether a flag of it is set. */
    public boolean isSet(Option<Boolean> flag) {
        return properties.isSet(flag);
    }

    /** A part of the property string. */
    public <T> Optional<T> get(Option<T> option) {
        return properties.get(option);
    }

    /** The IPv4 address with the length of its prefix, if it is fixed. */
    public Optional<String> fixedAddress() {
        return get(ADDRESS).filter(text -> text.contains("/"));
    }

    /** The IPv6 address with the length of its prefix, if it is fixed. */
    public Optional<String> fixedAddress6() {
        return get(ADDRESS_6).filter(text -> text.contains("/"));
    }

    /** The same with a part set. */
    public <T> ContainerCard with(Option<T> option, T value) {
        return new ContainerCard(properties.with(option, value));
    }
}
