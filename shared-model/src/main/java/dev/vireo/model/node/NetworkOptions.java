// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.api.Parameters;
import dev.vireo.model.option.Option;

/** How an interface of a node is set up. */
public final class NetworkOptions {
    private static final String ONE_INTERFACE = "[A-Za-z][A-Za-z0-9_.-]{1,14}(:[0-9]{1,4})?";

    /** Name of the interface. */
    public static final Option<String> INTERFACE = required(
            "iface",
            text(ONE_INTERFACE, "an interface name of 2 to 15 letters, digits, '_', '.', '-'", 20),
            "Name of the interface");
    /** Kind of the interface. */
    public static final Option<String> TYPE = required(
            "type",
            choice(
                    "bridge",
                    "bond",
                    "eth",
                    "alias",
                    "vlan",
                    "fabric",
                    "OVSBridge",
                    "OVSBond",
                    "OVSPort",
                    "OVSIntPort",
                    "vnet",
                    "unknown"),
            "Kind of the interface");
    /** Whether it is brought up with the node. */
    public static final Option<Boolean> AUTOSTART = optional("autostart", flag(), "Brought up with the node");
    /** IPv4 address with the length of its network. */
    public static final Option<String> CIDR =
            optional("cidr", text("[0-9.]{7,15}/[0-9]{1,2}", "an address such as 192.0.2.10/24"), "IPv4 address");
    /** IPv6 address with the length of its network. */
    public static final Option<String> CIDR6 = optional(
            "cidr6", text("[0-9A-Fa-f:.]{2,45}/[0-9]{1,3}", "an address such as 2001:db8::10/64"), "IPv6 address");
    /** IPv4 address alone. */
    public static final Option<String> ADDRESS =
            optional("address", text("[0-9.]{7,15}", "an IPv4 address"), "IPv4 address, together with netmask");
    /** Mask of the IPv4 address. */
    public static final Option<String> NETMASK =
            optional("netmask", text("[0-9.]{1,15}", "a mask such as 255.255.255.0"), "Mask of the IPv4 address");
    /** IPv6 address alone. */
    public static final Option<String> ADDRESS6 = optional(
            "address6", text("[0-9A-Fa-f:.]{2,45}", "an IPv6 address"), "IPv6 address, together with netmask6");
    /** Length of the IPv6 address's network. */
    public static final Option<Long> NETMASK6 =
            optional("netmask6", integer(0, 128), "Length of the IPv6 address's network");
    /** IPv4 router. */
    public static final Option<String> GATEWAY =
            optional("gateway", text("[0-9.]{7,15}", "an IPv4 address"), "Address of the IPv4 router");
    /** IPv6 router. */
    public static final Option<String> GATEWAY6 =
            optional("gateway6", text("[0-9A-Fa-f:.]{2,45}", "an IPv6 address"), "Address of the IPv6 router");
    /** Notes. */
    public static final Option<String> COMMENTS = optional("comments", text(), "Notes");
    /** Notes about IPv6. */
    public static final Option<String> COMMENTS6 = optional("comments6", text(), "Notes about IPv6");
    /** Largest packet. */
    public static final Option<Long> MTU = optional("mtu", integer(1280, 65520), "Bytes of the largest packet");
    /** Interfaces that a bridge joins. */
    public static final Option<String> BRIDGE_PORTS = list("bridge_ports", "Interfaces that the bridge joins");
    /** Whether a bridge keeps VLANs apart. */
    public static final Option<Boolean> BRIDGE_VLAN_AWARE =
            optional("bridge_vlan_aware", flag(), "The bridge keeps VLANs apart");
    /** VLANs that a bridge carries. */
    public static final Option<String> BRIDGE_VIDS = optional(
            "bridge_vids",
            text("[0-9]{1,4}(-[0-9]{1,4})?([ ,;]+[0-9]{1,4}(-[0-9]{1,4})?)*|", "numbers and ranges such as 2-4094"),
            "VLANs that the bridge carries");
    /** Members of a bond. */
    public static final Option<String> SLAVES = list("slaves", "Interfaces that the bond joins");
    /** How a bond uses its members. */
    public static final Option<String> BOND_MODE = optional(
            "bond_mode",
            choice(
                    "balance-rr",
                    "active-backup",
                    "balance-xor",
                    "broadcast",
                    "802.3ad",
                    "balance-tlb",
                    "balance-alb",
                    "balance-slb",
                    "lacp-balance-slb",
                    "lacp-balance-tcp"),
            "How the bond uses its members");
    /** Preferred member of a bond. */
    public static final Option<String> BOND_PRIMARY =
            optional("bond-primary", text(ONE_INTERFACE, "an interface"), "Member used as long as it works");
    /** How a bond spreads packets. */
    public static final Option<String> BOND_HASH =
            optional("bond_xmit_hash_policy", choice("layer2", "layer2+3", "layer3+4"), "What packets are spread by");
    /** Number of a VLAN. */
    public static final Option<Long> VLAN_ID = optional("vlan-id", integer(1, 4094), "Number of the VLAN");
    /** Interface that carries a VLAN. */
    public static final Option<String> VLAN_DEVICE =
            optional("vlan-raw-device", text(ONE_INTERFACE, "an interface"), "Interface that carries the VLAN");

    /** All of them. */
    public static final Parameters ALL = Parameters.of(
            INTERFACE,
            TYPE,
            AUTOSTART,
            CIDR,
            CIDR6,
            ADDRESS,
            NETMASK,
            ADDRESS6,
            NETMASK6,
            GATEWAY,
            GATEWAY6,
            COMMENTS,
            COMMENTS6,
            MTU,
            BRIDGE_PORTS,
            BRIDGE_VLAN_AWARE,
            BRIDGE_VIDS,
            SLAVES,
            BOND_MODE,
            BOND_PRIMARY,
            BOND_HASH,
            VLAN_ID,
            VLAN_DEVICE);

    private static Option<String> list(String name, String description) {
        String member = "[A-Za-z][A-Za-z0-9_.-]{0,14}";
        return optional(name, text(member + "([ ,;]+" + member + ")*|", "interfaces with blanks between"), description);
    }

    private NetworkOptions() {}
}
