// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.TapDevices;
import dev.vireo.agent.host.VethDevices;
import dev.vireo.agent.network.NatBridge;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The node's side of containers' network cards. A card is a pair of interfaces that is plugged in its bridge, with VLAN and
 * limits, before the container can send anything; LXC then takes the other end into the container.
 */
public final class ContainerNetwork {
    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final int LONGEST_INTERFACE = 15;

    private final ContainerFiles files;
    private final VethDevices pairs;
    private final TapDevices bridges;
    private final NatBridge nat;
    private final ContainerHost host;

    ContainerNetwork(ContainerHost host) {
        this.host = host;
        this.files = host.files();
        this.pairs = new VethDevices(host.runner(), host.hostFiles());
        this.bridges = new TapDevices(host.runner(), host.hostFiles());
        this.nat = host.nat();
    }

    /** Makes a card and plugs it in. */
    void plug(Vmid vmid, int index, ContainerPort port, Consumer<String> warnings)
            throws IOException, InterruptedException {
        String name = nameOf(vmid, index);
        if (port.bridge().isPresent()) {
            requireBridge(index, port, port.bridge().get());
        }
        pairs.make(name, port.address(), port.mtu());
        connect(name, index, port, warnings);
    }

    private String nameOf(Vmid vmid, int index) {
        String name = files.card(vmid, index);
        if (name.length() > LONGEST_INTERFACE) {
            throw ApiException.failed("net" + index + ": the interface name " + name + " is longer than "
                    + LONGEST_INTERFACE + " characters; use a card with a number below 10, or a shorter VMID");
        }
        return name;
    }

    private void requireBridge(int index, ContainerPort port, String bridge) {
        if (!bridges.isBridge(bridge)) {
            throw ApiException.failed("net" + index + ": bridge '" + bridge
                    + "' does not exist on this node; choose another one, or leave it out to use NAT");
        }
        boolean hasVlans = port.vlan().isPresent() || !port.trunks().isEmpty();
        if (hasVlans && !bridges.isVlanAware(bridge)) {
            throw ApiException.failed("net" + index + ": bridge '" + bridge + "' is not VLAN-aware; leave tag and"
                    + " trunks out, or switch vlan_filtering on for the bridge");
        }
    }

    /** Limits come before the bridge, the bridge before the cable: nothing passes that should not. */
    private void connect(String name, int index, ContainerPort port, Consumer<String> warnings)
            throws IOException, InterruptedException {
        pairs.setUp(name, false);
        Optional<String> unlimited = bridges.limit(name, port.rate());
        unlimited.ifPresent(reason -> warnings.accept(
                "net" + index + ": the rate limit holds for what the container receives alone: " + reason));
        if (port.bridge().isPresent()) {
            plugInBridge(name, port, port.bridge().get());
        } else {
            nat.plug(bridge -> plugInBridge(name, port, bridge));
        }
    }

    private void plugInBridge(String name, ContainerPort port, String bridge) throws IOException, InterruptedException {
        pairs.plug(name, bridge);
        if (port.vlan().isPresent()) {
            bridges.tag(name, port.vlan().get());
        }
        bridges.trunk(name, port.trunks());
        pairs.setUp(name, !port.isPulled());
    }

    /** Gives a running container one more card. */
    void plugLive(RunningContainer container, int index, ContainerPort port, Consumer<String> warnings)
            throws IOException, InterruptedException {
        plug(container.vmid(), index, port, warnings);
        pairs.give(files.card(container.vmid(), index), container.init(), port.inside());
    }

    /** Changes where the card of a running container is plugged, and its limits. */
    void change(Vmid vmid, int index, ContainerPort port, Consumer<String> warnings)
            throws IOException, InterruptedException {
        String name = nameOf(vmid, index);
        if (port.bridge().isPresent()) {
            requireBridge(index, port, port.bridge().get());
        }
        pairs.unplug(name);
        connect(name, index, port, warnings);
        nat.releaseIfUnused();
    }

    /** Takes a card away, on the node and in the container. */
    void remove(Vmid vmid, int index) throws IOException, InterruptedException {
        pairs.remove(files.card(vmid, index));
        nat.releaseIfUnused();
    }

    /** Puts in order what an earlier run of the agent left of the NAT bridge. */
    void restore() throws IOException, InterruptedException {
        nat.restore();
    }

    /** Takes all cards of a container away, whether its configuration still names them or not. */
    void removeAll(Vmid vmid) throws IOException, InterruptedException {
        for (String name : cards(vmid)) {
            pairs.remove(name);
        }
        nat.releaseIfUnused();
    }

    private List<String> cards(Vmid vmid) {
        Pattern card = Pattern.compile(Pattern.quote(files.cardPrefix() + vmid + "i") + "[0-9]+");
        return host.hostFiles().list(INTERFACES).stream()
                .filter(name -> card.matcher(name).matches())
                .toList();
    }

    /** Bytes that a container received and sent since its start. */
    TapDevices.Traffic traffic(Vmid vmid, Set<Integer> numbers) {
        long received = 0;
        long sent = 0;
        for (int number : numbers) {
            Optional<TapDevices.Traffic> traffic = bridges.traffic(files.card(vmid, number));
            received += traffic.map(TapDevices.Traffic::received).orElse(0L);
            sent += traffic.map(TapDevices.Traffic::sent).orElse(0L);
        }
        return new TapDevices.Traffic(received, sent);
    }
}
