// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.NetworkEndpoints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetupRulesTest {
    private static final String NODE = """
            auto eth0
            iface eth0 inet static
            \taddress 192.0.2.10/24
            \tgateway 192.0.2.1

            auto vmbr0
            iface vmbr0 inet manual
            \tbridge-ports eth1
            """;

    private final List<InterfaceSetup> all = new IfupdownDialect().read(FileSet.of("interfaces", NODE));
    private final SetupRules rules = new SetupRules(all, Set.of("eth0", "eth1", "eth2", "eth3", "vmbr0"));

    private static InterfaceSetup wanted(String text) {
        Map<String, String> values = new LinkedHashMap<>(Map.of("node", "n1"));
        for (String pair : text.split(" ")) {
            values.put(
                    pair.substring(0, pair.indexOf('=')),
                    pair.substring(pair.indexOf('=') + 1).replace('+', ' '));
        }
        return new SetupInput(Arguments.check(NetworkEndpoints.CREATE.parameters(), values)).read(Optional.empty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    iface=vmbr0 type=bridge                                       | iface           | set up already
                    iface=eth9 type=eth                                           | iface           | no card
                    iface=vmbr1 type=OVSBridge                                    | type            | OVSBridge
                    iface=vmbr1 type=bridge bridge_ports=eth9                     | bridge_ports    | no interface
                    iface=vmbr1 type=bridge bridge_ports=eth1                     | bridge_ports    | part of 'vmbr0' already
                    iface=vmbr1 type=bridge bridge_ports=eth0                     | bridge_ports    | 192.0.2.10/24
                    iface=vmbr1 type=bridge bridge_ports=vmbr1                    | bridge_ports    | part of itself
                    iface=vmbr1 type=bridge cidr=192.0.2.10/24                    | cidr            | 'eth0' has the address
                    iface=vmbr1 type=bridge cidr=192.0.2.400/24                   | cidr            | 192.0.2.400/24
                    iface=vmbr1 type=bridge cidr=192.0.2.4/40                     | cidr            | 192.0.2.4/40
                    iface=vmbr1 type=bridge address=192.0.2.4                     | netmask         | needed together
                    iface=vmbr1 type=bridge address=192.0.2.4 netmask=255.0.255.0 | netmask         | 255.0.255.0
                    iface=vmbr1 type=bridge cidr6=2001:db8::1/129                 | cidr6           | 129
                    iface=vmbr1 type=bridge gateway=203.0.113.1                   | gateway         | needs an address
                    iface=vmbr1 type=bridge cidr=203.0.113.9/24 gateway=203.0.113.1 | gateway       | on 'eth0' already
                    iface=vmbr1 type=bridge cidr=203.0.113.9/24 gateway=198.51.100.1 | gateway      | 203.0.113.0/24
                    iface=bond0 type=bond                                         | slaves          | at least one
                    iface=bond0 type=bond slaves=eth2+eth3 bond_mode=balance-slb  | bond_mode       | Open vSwitch
                    iface=bond0 type=bond slaves=eth2 bond-primary=eth3           | bond-primary    | not part
                    iface=vlan5 type=vlan                                         | vlan-raw-device | carries
                    iface=dmz type=vlan vlan-raw-device=eth0                      | vlan-id         | 1 to 4094
                    iface=averyverylongname type=bridge                           | iface           | 15
                    """)
    void mistakeIsNamedByItsArgument(String text, String argument, String reason) {
        assertThatThrownBy(() -> rules.checkNew(wanted(text)))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.errors().get(argument)).contains(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "iface=vmbr1 type=bridge bridge_ports=eth2 cidr=203.0.113.9/24 autostart=1",
        "iface=bond0 type=bond slaves=eth2+eth3 bond_mode=active-backup bond-primary=eth2",
        "iface=eth0.30 type=vlan",
        "iface=vlan30 type=vlan vlan-raw-device=eth0"
    })
    void whatIsRightPasses(String text) {
        rules.checkNew(wanted(text));
    }

    @Test
    void interfaceInUseIsNotRemoved() {
        assertThatThrownBy(() -> rules.checkRemoval("nosuch"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.errors().get("iface")).contains("not set up"));
        List<InterfaceSetup> more =
                new IfupdownDialect().read(FileSet.of("interfaces", NODE + "\niface eth1 inet manual\n"));
        assertThatThrownBy(() -> new SetupRules(more, Set.of()).checkRemoval("eth1"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.errors().get("iface")).contains("'vmbr0'"));
        rules.checkRemoval("vmbr0");
    }
}
