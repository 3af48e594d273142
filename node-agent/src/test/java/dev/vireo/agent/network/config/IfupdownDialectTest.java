// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.node.NetworkOptions;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Golden pairs: a file as administrators have it, a change, and the file after it. */
class IfupdownDialectTest {
    private static final String FOREIGN = """
            # This file describes the network interfaces available on your system
            source /etc/network/interfaces.d/*

            # The loopback network interface
            auto lo eth0
            iface lo inet loopback

            # uplink, port 12 of the switch
            iface eth0 inet static
                address 192.0.2.10
                netmask 255.255.255.0
                gateway 192.0.2.1
                # ask before you touch this
                up ip route add 198.51.100.0/24 \\
                    via 192.0.2.254
                dns-nameservers 192.0.2.53

            mapping eth9
                script /usr/local/sbin/map

            allow-hotplug eth1
            iface eth1 inet dhcp
            """;
    private static final String HYPERVISOR = """
            auto lo
            iface lo inet loopback

            iface eno1 inet manual

            auto bond0
            iface bond0 inet manual
            \tbond-slaves eno1 eno2
            \tbond-miimon 100
            \tbond-mode 802.3ad
            \tbond-xmit-hash-policy layer3+4

            auto vmbr0
            iface vmbr0 inet static
            \taddress 192.0.2.10/24
            \tgateway 192.0.2.1
            \tbridge-ports bond0
            \tbridge-stp off
            \tbridge-fd 0
            \tbridge-vlan-aware yes
            \tbridge-vids 2-4094
            #main bridge

            iface vmbr0 inet6 static
            \taddress 2001:db8::10/64

            auto vmbr0.30
            iface vmbr0.30 inet static
            \taddress 198.51.100.10/24
            """;

    private final IfupdownDialect dialect = new IfupdownDialect();

    private static FileSet file(String text) {
        return FileSet.of("interfaces", text);
    }

    private InterfaceSetup read(String text, String name) {
        return dialect.read(file(text)).stream()
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

    private String written(String text, InterfaceSetup setup) {
        return dialect.write(file(text), setup).text("interfaces");
    }

    @Test
    void everyInterfaceIsReadWithItsKindAndSettings() {
        assertThat(dialect.read(file(HYPERVISOR)))
                .extracting(setup ->
                        setup.name() + " " + setup.kind().word() + " " + setup.method() + " " + setup.members())
                .containsExactly(
                        "lo loopback loopback []",
                        "eno1 eth manual []",
                        "bond0 bond manual [eno1, eno2]",
                        "vmbr0 bridge static [bond0]",
                        "vmbr0.30 vlan static [vmbr0]");
        assertThat(read(HYPERVISOR, "vmbr0").options().asMap())
                .isEqualTo(Map.of(
                        "cidr", "192.0.2.10/24",
                        "gateway", "192.0.2.1",
                        "bridge_ports", "bond0",
                        "bridge_vlan_aware", "1",
                        "bridge_vids", "2-4094",
                        "comments", "main bridge",
                        "cidr6", "2001:db8::10/64",
                        "autostart", "1"));
        assertThat(read(FOREIGN, "eth0").options().asMap())
                .containsEntry("cidr", "192.0.2.10/24")
                .containsEntry("autostart", "1");
    }

    @Test
    void writingWhatIsThereChangesNothing() {
        for (String text : List.of(FOREIGN, HYPERVISOR)) {
            for (InterfaceSetup setup : dialect.read(file(text))) {
                assertThat(written(text, setup)).as(setup.name()).isEqualTo(text);
            }
        }
    }

    @Test
    void newAddressChangesItsLinesAloneAndKeepsWhatAdministratorsAdded() {
        InterfaceSetup changed = with(with(read(FOREIGN, "eth0"), "cidr", "192.0.2.11/25"), "mtu", "9000");

        assertThat(written(FOREIGN, changed))
                .isEqualTo(FOREIGN.replace(
                                "    address 192.0.2.10\n    netmask 255.255.255.0\n", "    address 192.0.2.11/25\n")
                        .replace("    dns-nameservers 192.0.2.53\n", "    dns-nameservers 192.0.2.53\n    mtu 9000\n"));
    }

    @Test
    void newBridgeStandsAtTheEnd() {
        InterfaceSetup bridge = new InterfaceSetup(
                "vmbr1",
                InterfaceKind.BRIDGE,
                "static",
                "static",
                Options.of(Map.of(
                        "cidr", "203.0.113.1/24",
                        "cidr6", "2001:db8:1::1/64",
                        "bridge_ports", "",
                        "comments", "guests alone",
                        "autostart", "1")));

        assertThat(written(HYPERVISOR, bridge)).isEqualTo(HYPERVISOR + """

                        auto vmbr1
                        iface vmbr1 inet static
                        \taddress 203.0.113.1/24
                        \tbridge-ports none
                        \tbridge-stp off
                        \tbridge-fd 0
                        #guests alone

                        iface vmbr1 inet6 static
                        \taddress 2001:db8:1::1/64
                        """);
    }

    @Test
    void removedInterfaceTakesItsStanzasAndItsStartWithIt() {
        String expected =
                HYPERVISOR.replace("\nauto vmbr0.30\niface vmbr0.30 inet static\n\taddress 198.51.100.10/24\n", "");
        assertThat(dialect.remove(file(HYPERVISOR), "vmbr0.30").text("interfaces"))
                .isEqualTo(expected);
        assertThat(dialect.remove(file(FOREIGN), "eth0").text("interfaces"))
                .contains("auto lo\niface lo inet loopback\n", "mapping eth9", "# uplink, port 12 of the switch")
                .doesNotContain("eth0");
    }

    @Test
    void startWithTheNodeIsTakenAwayFromALineWithOthers() {
        InterfaceSetup setup = read(FOREIGN, "eth0");
        InterfaceSetup manual = new InterfaceSetup(
                setup.name(),
                setup.kind(),
                setup.method(),
                setup.method6(),
                setup.options().without("autostart"));

        assertThat(written(FOREIGN, manual)).isEqualTo(FOREIGN.replace("auto lo eth0\n", "auto lo\n"));
    }

    @Test
    void secondAddressFamilyGoesWithItsStanza() {
        InterfaceSetup setup = read(HYPERVISOR, "vmbr0");
        InterfaceSetup without = new InterfaceSetup(
                setup.name(), setup.kind(), setup.method(), "", setup.options().without("cidr6"));

        assertThat(written(HYPERVISOR, without))
                .isEqualTo(HYPERVISOR.replace("iface vmbr0 inet6 static\n\taddress 2001:db8::10/64\n\n", ""));
    }

    @Test
    void natBridgeHasTheCommandsThatMakeItWorkFromBootOn() {
        NatHooks hooks = NatHooks.of("vmbr1", Ipv4Network.require("cidr", "10.10.10.1/24"), "", "10.10.10.99");
        InterfaceSetup bridge = new InterfaceSetup(
                        "vmbr1",
                        InterfaceKind.BRIDGE,
                        "static",
                        "",
                        Options.of(Map.of("cidr", "10.10.10.1/24", "bridge_ports", "", "autostart", "1")))
                .withNat(hooks);

        String text = written("", bridge);

        assertThat(text)
                .startsWith("auto vmbr1\niface vmbr1 inet static\n\taddress 10.10.10.1/24\n\tbridge-ports none\n")
                .contains("\tpost-up dnsmasq", "--dhcp-range=10.10.10.10,10.10.10.99,12h", "masquerade", "\tpre-down");
        assertThat(read(text, "vmbr1").nat()).isPresent();
        assertThat(written(text, read(text, "vmbr1"))).isEqualTo(text);
    }

    @Test
    void interfaceOfASourcedFileIsShownAndNotChanged() {
        FileSet files = file("source interfaces.d/*\n").with("interfaces.d/dmz", "iface eth5 inet dhcp\n");

        assertThat(dialect.read(files)).extracting(InterfaceSetup::name).containsExactly("eth5");
        assertThatThrownBy(() -> dialect.remove(files, "eth5")).hasMessageContaining("interfaces.d/dmz");
    }

    @Test
    void onlyWhatMeansSomethingElseCountsAsChanged() {
        InterfaceSetup noted = with(read(HYPERVISOR, "vmbr0"), "comments", "another note");
        assertThat(dialect.changed(file(HYPERVISOR), file(written(HYPERVISOR, noted))))
                .isEmpty();

        InterfaceSetup moved = with(read(HYPERVISOR, "vmbr0"), NetworkOptions.CIDR.name(), "192.0.2.12/24");
        assertThat(dialect.changed(file(HYPERVISOR), file(written(HYPERVISOR, moved))))
                .containsExactly("vmbr0");
    }
}
