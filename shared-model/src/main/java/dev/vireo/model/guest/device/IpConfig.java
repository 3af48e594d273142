// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.Optional;

/**
 * Addresses that cloud-init gives a network card.
 *
 * @param properties the parts of the property string
 */
public record IpConfig(Options properties) {
    private static final String FOUR = "(?:[0-9]{1,3}\\.){3}[0-9]{1,3}";
    private static final String SIX = "[0-9A-Fa-f:.]{2,45}";

    /** IPv4 address with the length of its prefix, or {@code dhcp}. */
    public static final Option<String> ADDRESS = Option.optional(
            "ip", text(FOUR + "/[0-9]{1,2}|dhcp", "an address such as 192.0.2.7/24, or dhcp"), "IPv4 address");
    /** IPv4 gateway. */
    public static final Option<String> GATEWAY =
            Option.optional("gw", text(FOUR, "an address such as 192.0.2.1"), "IPv4 gateway");
    /** IPv6 address with the length of its prefix, {@code dhcp} or {@code auto}. */
    public static final Option<String> ADDRESS_6 = Option.optional(
            "ip6",
            text(SIX + "/[0-9]{1,3}|dhcp|auto", "an address such as 2001:db8::7/64, dhcp or auto"),
            "IPv6 address");
    /** IPv6 gateway. */
    public static final Option<String> GATEWAY_6 =
            Option.optional("gw6", text(SIX, "an address such as 2001:db8::1"), "IPv6 gateway");

    /** How it is written. */
    public static final ValueType<IpConfig> TYPE = new PropertyStringType<>(
            PropertyString.of(null, ADDRESS, GATEWAY, ADDRESS_6, GATEWAY_6), IpConfig::new, IpConfig::properties);

    /** IPv4 address, or {@code dhcp}. */
    public Optional<String> address() {
        return properties.get(ADDRESS);
    }

    /** IPv6 address, {@code dhcp} or {@code auto}. */
    public Optional<String> address6() {
        return properties.get(ADDRESS_6);
    }

    /** The same with a part set. */
    public <T> IpConfig with(Option<T> option, T value) {
        return new IpConfig(properties.with(option, value));
    }
}
