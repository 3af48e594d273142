// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.host.RecordedFiles;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkInterfacesTest {
    private static final String NET = "/sys/class/net/";
    private static final Map<String, String> ADDRESSES = Map.of("vmbr0", "192.0.2.7/24");

    private final RecordedFiles files = new RecordedFiles()
            .with(NET + "lo/flags", "0x9\n")
            .with(NET + "bonding_masters", "bond0\n")
            .with(NET + "eth0/flags", "0x1003\n")
            .with(NET + "eth0/device/vendor", "0x1af4\n")
            .with(NET + "eth1/flags", "0x1002\n")
            .with(NET + "bond0/flags", "0x1003\n")
            .with(NET + "bond0/bonding/mode", "active-backup 1\n")
            .with(NET + "bond0.5/flags", "0x1003\n")
            .with("/proc/net/vlan/bond0.5", "bond0.5  VID: 5\n")
            .with(NET + "ifb0/flags", "0x82\n")
            .with(NET + "tap100i0/flags", "0x1003\n")
            .with(NET + "veth101i0/flags", "0x1003\n")
            .with(NET + "fwbr100i0/flags", "0x1003\n")
            .with(NET + "vmbr0/flags", "0x1003\n")
            .with(NET + "vmbr0/bridge/stp_state", "0\n")
            .with(NET + "vmbr0/brif/eth0", "")
            .with(NET + "vmbr0/brif/tap100i0", "");

    private final NetworkInterfaces interfaces = new NetworkInterfaces(
            files, name -> Optional.ofNullable(ADDRESSES.get(name)), NetworkInterfaces.GUEST_DEVICE);

    private List<String> names(String type) {
        return interfaces.list(Optional.of(type)).stream()
                .map(NetworkInterface::iface)
                .toList();
    }

    @Test
    void everyInterfaceButThoseOfGuestsIsListedWithItsType() {
        assertThat(interfaces.list(Optional.empty()))
                .extracting(found -> found.iface() + " " + found.type())
                .containsExactly("bond0 bond", "bond0.5 vlan", "eth0 eth", "eth1 eth", "ifb0 unknown", "vmbr0 bridge");
    }

    @Test
    void bridgeTellsItsAddressAndItsPortsWithoutGuests() {
        assertThat(interfaces.list(Optional.of("bridge")))
                .containsExactly(new NetworkInterface("vmbr0", "bridge", true, "192.0.2.7", "192.0.2.7/24", "eth0"));
    }

    @Test
    void interfaceThatIsDownIsNotActive() {
        assertThat(interfaces.list(Optional.of("eth")))
                .extracting(NetworkInterface::active)
                .containsExactly(true, false);
    }

    @Test
    void wordsForSeveralTypesAreKnown() {
        assertThat(names("any_bridge")).containsExactly("vmbr0");
        assertThat(names("any_local_bridge")).containsExactly("vmbr0");
        assertThat(names("include_sdn")).hasSize(6);
        assertThat(names("OVSBridge")).isEmpty();
    }

    @Test
    void cardsLeadOutOfTheNode() {
        assertThat(interfaces.uplinks()).containsExactly("eth0");
    }

    @Test
    void nodeWithoutCardsIsLeftByWhateverIsNoBridge() {
        RecordedFiles container = new RecordedFiles()
                .with(NET + "lo/flags", "0x9\n")
                .with(NET + "eth0/flags", "0x1003\n")
                .with(NET + "vmbr0/flags", "0x1003\n")
                .with(NET + "vmbr0/bridge/stp_state", "0\n");

        assertThat(new NetworkInterfaces(container, name -> Optional.empty(), NetworkInterfaces.GUEST_DEVICE).uplinks())
                .containsExactly("eth0");
    }
}
