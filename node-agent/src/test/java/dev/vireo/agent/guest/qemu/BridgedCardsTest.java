// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.guest.qemu.hotplug.HotPlug;
import dev.vireo.agent.guest.qemu.hotplug.KeyChange;
import dev.vireo.agent.guest.qemu.hotplug.LiveLimits;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.qmp.FakeQmpServer;
import dev.vireo.agent.guest.qemu.qmp.QmpClient;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.agent.host.TapDevices;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of the node's kernel; bridges with VLANs are missing on many machines that test. */
class BridgedCardsTest {
    private static final Vmid GUEST = new Vmid(100);
    private static final String MAC = "virtio=BC:24:11:00:00:01,";
    private static final List<String> VLANS = List.of(
            "bridge vlan del dev tap100i0 vid 1",
            "bridge vlan add dev tap100i0 vid 5 pvid untagged",
            "bridge vlan add dev tap100i0 vid 2",
            "bridge vlan add dev tap100i0 vid 10-20");

    private final List<String> commands = new ArrayList<>();
    private final BridgedCards cards = new BridgedCards(
            new TapDevices(
                    (command, limits) -> {
                        commands.add(String.join(" ", command));
                        return new ProgramResult(0, "", "", false);
                    },
                    new Bridges()),
            Optional.of(new ServiceAccount("qemu", 7, 8)),
            "tap");

    /** A host with the bridges {@code br0} and {@code br1}, which keep VLANs apart, and {@code plain}, which does not. */
    private static final class Bridges implements HostFiles {
        @Override
        public String read(Path path) {
            return path.startsWith("/sys/class/net/plain") ? "0\n" : "1\n";
        }

        @Override
        public boolean exists(Path path) {
            return path.toString().matches("/sys/class/net/(br0|br1|plain)(/.*)?");
        }

        @Override
        public List<String> list(Path directory) {
            return List.of();
        }
    }

    private static NetworkCard card(String settings) {
        return NetworkCard.TYPE.parse(MAC + settings);
    }

    @Test
    void cardIsPluggedIntoItsVlanAndThoseThatPassWithTheirTags() throws Exception {
        cards.plug(GUEST, 0, card("bridge=br0,tag=5,trunks=2;10-20,queues=4"));

        assertThat(commands)
                .startsWith(
                        "ip tuntap add dev tap100i0 mode tap user 7 multi_queue",
                        "ip link set dev tap100i0 master br0 up")
                .endsWith(VLANS.toArray(String[]::new))
                .hasSize(6);
    }

    @Test
    void cardKeepsItsVlansInAnotherBridge() throws Exception {
        cards.move(GUEST, 0, card("bridge=br1,tag=5,trunks=2;10-20"));

        assertThat(commands)
                .startsWith("ip link set dev tap100i0 nomaster", "ip link set dev tap100i0 master br1 up")
                .endsWith(VLANS.toArray(String[]::new))
                .hasSize(6);
    }

    @Test
    void bridgeThatIsMissingOrKnowsNoVlansIsRefusedBeforeAnythingIsDone() {
        assertThatThrownBy(() -> cards.plug(GUEST, 0, card("bridge=br9")))
                .hasMessageContaining("net0: bridge 'br9' does not exist on this node");
        assertThatThrownBy(() -> cards.move(GUEST, 1, card("bridge=plain,trunks=2")))
                .hasMessageContaining("net1: bridge 'plain' is not VLAN-aware; leave trunks out");
        assertThatThrownBy(() -> cards.plug(GUEST, 1, card("bridge=plain,tag=2")))
                .hasMessageContaining("net1: bridge 'plain' is not VLAN-aware; leave the tag out");
        assertThat(commands).isEmpty();
    }

    @Test
    void cardOnNatNeedsNothingOfTheNode() throws Exception {
        cards.plug(GUEST, 0, card("link_down=1"));
        assertThat(commands).isEmpty();
    }

    @Test
    void vlansChangeWhileTheMachineRunsAndARateWaits(@TempDir Path directory) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        Path socket = directory.resolve("100.qmp");
        try (FakeQmpServer server =
                        new FakeQmpServer(socket, FakeQmpServer.GREETING, line -> FakeQmpServer.answer(line, "{}"));
                QmpClient qmp = QmpClient.connect(socket, threads, event -> {}, Duration.ofSeconds(20))) {
            RunningVm vm = new RunningVm(GUEST, new RunningProcess(1, 1), qmp, Instant.EPOCH, "pc", "7.2");

            assertThat(hotPlug().apply(vm, change("bridge=br0", "bridge=br0,trunks=2;10-20")))
                    .isTrue();
            assertThat(commands).endsWith(VLANS.subList(2, 4).toArray(String[]::new));
            commands.clear();

            assertThat(hotPlug().apply(vm, change("bridge=br0,trunks=2", "bridge=br0,trunks=2,rate=3")))
                    .isFalse();
            assertThat(commands).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private HotPlug hotPlug() {
        HotPlug.Plans none = (vmid, options, key) -> {
            throw new IllegalStateException("no device is plugged");
        };
        return new HotPlug(none, cards, new LiveLimits() {
            @Override
            public void set(RunningVm vm, Options options) {
                throw new IllegalStateException("no limit is set");
            }

            @Override
            public boolean areSet(RunningVm vm) {
                return false;
            }
        });
    }

    private static KeyChange change(String before, String after) {
        return new KeyChange("net0", Options.of(Map.of("net0", MAC + before)), Options.of(Map.of("net0", MAC + after)));
    }
}
