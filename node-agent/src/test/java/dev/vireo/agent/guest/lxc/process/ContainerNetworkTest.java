// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.HostDetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.network.NatBridge;
import dev.vireo.agent.network.NetworkHost;
import dev.vireo.model.id.Vmid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For bridges that keep VLANs apart, which not every kernel has. */
class ContainerNetworkTest {
    private static final Vmid VMID = new Vmid(101);
    private static final ContainerPort CARD = new ContainerPort(
            "eth0",
            "BC:24:11:00:01:01",
            Optional.of("vmbr0"),
            Optional.of(1400L),
            Optional.of(7L),
            List.of("20", "30"),
            2,
            false);

    private final List<String> ran = new ArrayList<>();
    private final HostFiles files = new HostFiles() {
        @Override
        public String read(Path path) {
            return "1\n";
        }

        @Override
        public boolean exists(Path path) {
            return path.startsWith("/sys/class/net/vmbr0");
        }

        @Override
        public List<String> list(Path directory) {
            return List.of("lo", "veth101i0", "veth101i31", "veth1011i0", "veth101i0x", "vmbr0", "veth102i0");
        }
    };

    private ContainerNetwork network() {
        ProgramRunner runner = (command, limits) -> {
            ran.add(String.join(" ", command));
            return new ProgramResult(0, "", "", false);
        };
        NetworkHost host = new NetworkHost(runner, new HostDetachedPrograms(files), files, Path.of("/nowhere"), false);
        return new ContainerNetwork(new ContainerHost(
                runner,
                new HostDetachedPrograms(files),
                files,
                new ContainerFiles(Path.of("/nowhere"), "", "veth"),
                Path.of("/nowhere"),
                new NatBridge("vireonat0", host),
                false));
    }

    @Test
    void limitsAndVlansAreSetBeforeTheCableIsPlugged() throws Exception {
        network().plug(VMID, 0, CARD, warning -> {});
        assertThat(ran.get(0))
                .isEqualTo("ip link add name veth101i0 mtu 1400 type veth peer name peth101i0"
                        + " address BC:24:11:00:01:01 mtu 1400");
        assertThat(ran.subList(ran.size() - 6, ran.size()))
                .containsExactly(
                        "ip link set dev veth101i0 master vmbr0",
                        "bridge vlan del dev veth101i0 vid 1",
                        "bridge vlan add dev veth101i0 vid 7 pvid untagged",
                        "bridge vlan add dev veth101i0 vid 20",
                        "bridge vlan add dev veth101i0 vid 30",
                        "ip link set dev veth101i0 up");
        assertThat(ran).anyMatch(line -> line.startsWith("tc qdisc add dev veth101i0 root tbf rate 2097152bps"));
    }

    @Test
    void interfaceNameThatNoKernelTakesIsRefused() {
        assertThatThrownBy(() -> network().plug(new Vmid(123_456_789), 10, CARD, warning -> {}))
                .hasMessageContaining("net10: the interface name veth123456789i10 is longer than 15");
        assertThat(ran).isEmpty();
    }

    @Test
    void oneContainersCardsAreNotTakenForAnothers() throws Exception {
        // None of them is there any more: what is asked for shows which would be removed.
        List<String> asked = new ArrayList<>();
        HostFiles watched = new HostFiles() {
            @Override
            public String read(Path path) {
                return files.read(path);
            }

            @Override
            public boolean exists(Path path) {
                asked.add(String.valueOf(path.getFileName()));
                return false;
            }

            @Override
            public List<String> list(Path directory) {
                return files.list(directory);
            }
        };
        ProgramRunner runner = (command, limits) -> new ProgramResult(0, "", "", false);
        NetworkHost host =
                new NetworkHost(runner, new HostDetachedPrograms(watched), watched, Path.of("/nowhere"), false);
        new ContainerNetwork(new ContainerHost(
                        runner,
                        new HostDetachedPrograms(watched),
                        watched,
                        new ContainerFiles(Path.of("/nowhere"), "", "veth"),
                        Path.of("/nowhere"),
                        new NatBridge("vireonat0", host),
                        false))
                .removeAll(VMID);
        assertThat(asked).filteredOn(name -> name.startsWith("veth")).containsExactly("veth101i0", "veth101i31");
    }
}
