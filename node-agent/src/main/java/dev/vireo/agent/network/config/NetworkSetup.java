// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.NetworkEndpoints;
import dev.vireo.model.node.NetworkOptions;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Changes how the node's network is set up: one at a time, and every change waits until it is applied. */
final class NetworkSetup {
    private static final Path INTERFACES = Path.of("/sys/class/net");

    private final Path root;
    private final HostFiles files;

    /** @param root of the file system */
    NetworkSetup(Path root, HostFiles files) {
        this.root = root;
        this.files = files;
    }

    Optional<NetworkPlace> find() {
        return NetworkPlace.find(root);
    }

    /** The place where the network is set up; changes are impossible without. */
    NetworkPlace place() {
        return find().orElseThrow(() -> ApiException.failed("the network of this node is set up neither by ifupdown nor"
                + " by etcnet: it can be seen here, and changed by the program that sets it up (such as"
                + " NetworkManager, netplan or systemd-networkd)"));
    }

    /** What is wanted, whether it is in effect or waits. */
    List<InterfaceSetup> wanted() throws IOException {
        Optional<NetworkPlace> place = find();
        return place.isPresent() ? place.get().dialect().read(place.get().wanted()) : List.of();
    }

    /** What applying would change, as a unified diff. */
    String changes() throws IOException {
        Optional<NetworkPlace> place = find();
        return place.isPresent() ? place.get().current().diffTo(place.get().wanted()) : "";
    }

    private SetupRules rules(NetworkPlace place, FileSet wanted) {
        Set<String> present = new TreeSet<>(files.exists(INTERFACES) ? files.list(INTERFACES) : List.of());
        return new SetupRules(place.dialect().read(wanted), present);
    }

    synchronized void create(Arguments arguments) throws IOException {
        NetworkPlace place = place();
        FileSet wanted = place.wanted();
        InterfaceSetup setup = new SetupInput(arguments).read(Optional.empty());
        rules(place, wanted).checkNew(setup);
        save(place, place.dialect().write(withPorts(place, wanted, setup), setup));
    }

    synchronized void createNat(Arguments arguments) throws IOException {
        NetworkPlace place = place();
        FileSet wanted = place.wanted();
        String name = arguments.require(NetworkOptions.INTERFACE);
        Ipv4Network network = Ipv4Network.require("cidr", arguments.require(NetworkEndpoints.NAT_ADDRESS));
        NatHooks hooks = NatHooks.of(
                name,
                network,
                arguments.get(NetworkEndpoints.DHCP_FIRST).orElse(""),
                arguments.get(NetworkEndpoints.DHCP_LAST).orElse(""));
        Map<String, String> values = new LinkedHashMap<>();
        values.put("autostart", "1");
        values.put("bridge_ports", "");
        values.put("cidr", network.toString());
        values.put("comments", "NAT for guests: addresses " + hooks.first() + " to " + hooks.last() + " by DHCP");
        InterfaceSetup setup = new InterfaceSetup(
                name, InterfaceKind.BRIDGE, InterfaceSetup.STATIC, "", Options.of(values), Optional.of(hooks));
        rules(place, wanted).checkNew(setup);
        save(place, place.dialect().write(wanted, setup));
    }

    synchronized void update(Arguments arguments) throws IOException {
        NetworkPlace place = place();
        FileSet wanted = place.wanted();
        SetupRules rules = rules(place, wanted);
        Optional<InterfaceSetup> before = rules.find(arguments.require(NetworkOptions.INTERFACE));
        InterfaceSetup setup = new SetupInput(arguments).read(before);
        if (before.isPresent()) {
            rules.checkChanged(before.get(), setup);
        } else {
            // A card that nobody has set up yet.
            rules.checkNew(setup);
        }
        save(place, place.dialect().write(withPorts(place, wanted, setup), setup));
    }

    synchronized void remove(String name) throws IOException {
        NetworkPlace place = place();
        FileSet wanted = place.wanted();
        rules(place, wanted).checkRemoval(name);
        save(place, place.dialect().remove(wanted, name));
    }

    /** Forgets what waits. */
    synchronized void revert() throws IOException {
        place().dropPending();
    }

    /** Cards that become part of something are set up as such: without an address. */
    private FileSet withPorts(NetworkPlace place, FileSet wanted, InterfaceSetup setup) {
        FileSet files = wanted;
        SetupRules rules = rules(place, wanted);
        for (String member : setup.ownsMembers() ? setup.members() : List.<String>of()) {
            if (rules.find(member).isEmpty()) {
                files = place.dialect()
                        .write(
                                files,
                                new InterfaceSetup(
                                        member, InterfaceKind.ETH, InterfaceSetup.MANUAL, "", Options.EMPTY));
            }
        }
        return files;
    }

    private static void save(NetworkPlace place, FileSet files) throws IOException {
        place.savePending(files);
    }
}
