// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.option.Options;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On recorded trees of ALT: the machines that run the tests have no etcnet. */
class EtcnetDialectTest {
    private static final FileSet NODE = FileSet.EMPTY
            .with("default/options", "ONBOOT=no\n")
            .with("lo/options", "TYPE=lo\nBOOTPROTO=static\n")
            .with("lo/ipv4address", "127.0.0.1/8\n")
            .with("enp0s3/options", "TYPE=eth\nBOOTPROTO=static\nCONFIG_WIRELESS=no\n")
            .with("enp0s8/options", "TYPE=eth\nBOOTPROTO=dhcp\nDISABLED=no\n")
            .with(
                    "bond0/options",
                    "TYPE=bond\nHOST='enp0s3 enp0s9'\nBOOTPROTO=static\nBONDMODE=4\nBONDOPTIONS='miimon=100 xmit_hash_policy=layer3+4'\n")
            .with("vmbr0/options", "# main bridge\nTYPE=bri\nHOST=bond0\nBOOTPROTO=static\nONBOOT=yes\n")
            .with("vmbr0/ipv4address", "# the node\n192.0.2.10/24\n192.0.2.11/24\n")
            .with("vmbr0/ipv4route", "198.51.100.0/24 via 192.0.2.254\ndefault via 192.0.2.1\n")
            .with("vmbr0/resolv.conf", "nameserver 192.0.2.53\n")
            .with("vlan30/options", "TYPE=vlan\nHOST=bond0\nVID=30\nBOOTPROTO=static\n");

    private final EtcnetDialect dialect = new EtcnetDialect();

    private InterfaceSetup read(FileSet files, String name) {
        return dialect.read(files).stream()
                .filter(setup -> setup.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static InterfaceSetup with(InterfaceSetup setup, String key, String value) {
        return new InterfaceSetup(
                setup.name(),
                setup.kind(),
                setup.method(),
                setup.method6(),
                setup.options().with(key, value));
    }

    @Test
    void everyInterfaceIsReadWithItsKindAndSettings() {
        assertThat(dialect.read(NODE))
                .extracting(setup ->
                        setup.name() + " " + setup.kind().word() + " " + setup.method() + " " + setup.members())
                .containsExactly(
                        "bond0 bond manual [enp0s3, enp0s9]",
                        "enp0s3 eth manual []",
                        "enp0s8 eth dhcp []",
                        "lo loopback loopback []",
                        "vlan30 vlan manual [bond0]",
                        "vmbr0 bridge static [bond0]");
        assertThat(read(NODE, "vmbr0").options().asMap())
                .isEqualTo(Map.of(
                        "bridge_ports", "bond0",
                        "cidr", "192.0.2.10/24",
                        "gateway", "192.0.2.1",
                        "comments", " main bridge",
                        "autostart", "1"));
        assertThat(read(NODE, "bond0").options().asMap())
                .containsEntry("bond_mode", "802.3ad")
                .containsEntry("bond_xmit_hash_policy", "layer3+4");
    }

    @Test
    void writingWhatIsThereChangesNothing() {
        for (InterfaceSetup setup : dialect.read(NODE)) {
            if (setup.kind() != InterfaceKind.LOOPBACK) {
                assertThat(dialect.write(NODE, setup)).as(setup.name()).isEqualTo(NODE);
            }
        }
    }

    @Test
    void newAddressAndRouterChangeTheirLinesAlone() {
        FileSet written =
                dialect.write(NODE, with(with(read(NODE, "vmbr0"), "cidr", "192.0.2.20/24"), "gateway", "192.0.2.2"));

        assertThat(written)
                .isEqualTo(NODE.with("vmbr0/ipv4address", "# the node\n192.0.2.20/24\n192.0.2.11/24\n")
                        .with("vmbr0/ipv4route", "198.51.100.0/24 via 192.0.2.254\ndefault via 192.0.2.2\n"));
        assertThat(dialect.changed(NODE, written)).containsExactly("vmbr0");
    }

    @Test
    void newBridgeGetsADirectoryOfItsOwn() {
        InterfaceSetup bridge = new InterfaceSetup(
                "vmbr1",
                InterfaceKind.BRIDGE,
                "static",
                "",
                Options.of(
                        Map.of("bridge_ports", "enp0s8", "cidr", "203.0.113.1/24", "mtu", "9000", "autostart", "1")));

        FileSet written = dialect.write(NODE, bridge);

        assertThat(written)
                .isEqualTo(NODE.with("vmbr1/options", "TYPE=bri\nBOOTPROTO=static\nHOST=enp0s8\n")
                        .with("vmbr1/ipv4address", "203.0.113.1/24\n")
                        .with("vmbr1/iplink", "mtu 9000\n"));
        assertThat(dialect.remove(written, "vmbr1")).isEqualTo(NODE);
    }

    @Test
    void natBridgeHasHooksOfItsOwn() {
        NatHooks hooks = NatHooks.of("vmbr1", Ipv4Network.require("cidr", "10.10.10.1/24"), "", "");
        FileSet written = dialect.write(
                NODE,
                new InterfaceSetup(
                                "vmbr1",
                                InterfaceKind.BRIDGE,
                                "static",
                                "",
                                Options.of(Map.of("cidr", "10.10.10.1/24", "autostart", "1")))
                        .withNat(hooks));

        assertThat(written.text("vmbr1/ifup-post")).startsWith("#!/bin/sh\n").contains("masquerade", "dnsmasq");
        assertThat(written.text("vmbr1/ifdown-pre")).contains("nft delete table inet vireo_nat_vmbr1");
        assertThat(read(written, "vmbr1").nat()).isPresent();
    }

    @Test
    void bridgeThatKeepsVlansApartIsRefusedInWords() {
        InterfaceSetup aware = with(read(NODE, "vmbr0"), "bridge_vlan_aware", "1");

        assertThatThrownBy(() -> dialect.write(NODE, aware))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.errors().get("bridge_vlan_aware")).contains("etcnet"));
    }
}
