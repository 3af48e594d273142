// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.agent.host.HostFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which interfaces go down and come up for a change, in which order. */
final class SwitchOrder {
    private static final Path INTERFACES = Path.of("/sys/class/net");

    private final NetworkDialect dialect;
    private final HostFiles files;

    SwitchOrder(NetworkDialect dialect, HostFiles files) {
        this.dialect = dialect;
        this.files = files;
    }

    NetworkChange.Plan plan(FileSet before, FileSet after, Instant deadline) {
        Map<String, InterfaceSetup> old = byName(before);
        Map<String, InterfaceSetup> now = byName(after);
        Set<String> changed = withUsers(dialect.changed(before, after), old, now);
        changed.remove("lo");
        Set<String> order = new LinkedHashSet<>();
        for (String name : changed) {
            addBehindMembers(name, changed, old, order);
            addBehindMembers(name, changed, now, order);
        }
        List<String> down = new ArrayList<>(order);
        Collections.reverse(down);
        return new NetworkChange.Plan(
                before, after, down, starting(order, old), starting(order, now), ports(changed), deadline);
    }

    private Map<String, InterfaceSetup> byName(FileSet set) {
        return dialect.read(set).stream()
                .collect(Collectors.toMap(InterfaceSetup::name, Function.identity(), (first, second) -> first));
    }

    /** What stands on an interface that goes down has to come up with it again. */
    private static Set<String> withUsers(
            Set<String> changed, Map<String, InterfaceSetup> old, Map<String, InterfaceSetup> now) {
        Set<String> all = new LinkedHashSet<>(changed);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map<String, InterfaceSetup> setups : List.of(old, now)) {
                for (InterfaceSetup setup : setups.values()) {
                    boolean stands = setup.members().stream().anyMatch(all::contains);
                    grows = (stands && all.add(setup.name())) || grows;
                }
            }
        }
        return all;
    }

    private static void addBehindMembers(
            String name, Set<String> changed, Map<String, InterfaceSetup> setups, Set<String> order) {
        InterfaceSetup setup = setups.get(name);
        if (setup != null && !order.contains(name)) {
            setup.members().stream()
                    .filter(member -> changed.contains(member) && !member.equals(name))
                    .forEach(member -> addBehindMembers(member, changed, setups, order));
            order.add(name);
        }
    }

    /** Those that start with the node, and those that are there already. */
    private List<String> starting(Set<String> order, Map<String, InterfaceSetup> setups) {
        return order.stream()
                .flatMap(name -> Optional.ofNullable(setups.get(name)).stream())
                .filter(setup -> setup.isAutostarted() || files.exists(INTERFACES.resolve(setup.name())))
                .map(InterfaceSetup::name)
                .toList();
    }

    private List<String> ports(Set<String> changed) {
        List<String> ports = new ArrayList<>();
        for (String name : changed) {
            Path plugged = INTERFACES.resolve(name).resolve("brif");
            if (files.exists(plugged)) {
                files.list(plugged).stream()
                        .filter(port -> !changed.contains(port))
                        .forEach(port -> ports.add(name + " " + port));
            }
        }
        return ports;
    }
}
