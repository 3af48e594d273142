// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The node's network interfaces, without the loopback and without those that guests are plugged in with. */
public final class NetworkInterfaces {
    /** Tells the interfaces of guests by their usual names. */
    public static final Predicate<String> GUEST_DEVICE = Pattern.compile(
                    "(tap|veth|peth|fw|vireonat).*|[vp][0-9a-f]{2}([1-9][0-9]{2,8}i[0-9]+|nat0)")
            .asMatchPredicate();

    private static final Path ALL = Path.of("/sys/class/net");
    private static final int UP = 1;

    private final HostFiles files;
    private final InterfaceAddresses addresses;
    private final Predicate<String> isGuestDevice;

    /**
     * @param files of the host
     * @param addresses of its interfaces
     * @param isGuestDevice whether an interface of that name belongs to a guest
     */
    public NetworkInterfaces(HostFiles files, InterfaceAddresses addresses, Predicate<String> isGuestDevice) {
        this.files = files;
        this.addresses = addresses;
        this.isGuestDevice = isGuestDevice;
    }

    /**
     * Interfaces sorted by name.
     *
     * @param type only those of that type, or one of the API's words for several: {@code any_bridge},
     *     {@code any_local_bridge}, {@code include_sdn}; empty for all
     */
    public List<NetworkInterface> list(Optional<String> type) {
        return names().stream()
                .map(this::describe)
                .filter(found -> type.isEmpty() || matches(found.type(), type.get()))
                .toList();
    }

    /** Names of interfaces that lead out of the node: its cards, or where it has none, whatever is no bridge or part of one. */
    List<String> uplinks() {
        List<String> cards = names().stream()
                .filter(name -> files.exists(ALL.resolve(name).resolve("device")))
                .toList();
        if (!cards.isEmpty()) {
            return cards;
        }
        return names().stream()
                .filter(name -> switch (InterfaceType.of(files, ALL.resolve(name))) {
                    case ETH, UNKNOWN -> true;
                    case BRIDGE, BOND, VLAN -> false;
                })
                .toList();
    }

    private List<String> names() {
        return files.list(ALL).stream()
                // A file of the bonding driver lies among the folders of the interfaces.
                .filter(name -> files.exists(ALL.resolve(name).resolve("flags")))
                .filter(name -> !name.equals("lo") && !isGuestDevice.test(name))
                .toList();
    }

    private NetworkInterface describe(String name) {
        InterfaceType type = InterfaceType.of(files, ALL.resolve(name));
        Optional<String> cidr = addresses.cidr(name);
        return new NetworkInterface(
                name,
                type.word(),
                isUp(name),
                cidr.map(text -> text.substring(0, text.indexOf('/'))).orElse(null),
                cidr.orElse(null),
                type == InterfaceType.BRIDGE ? ports(name) : null);
    }

    private boolean isUp(String name) {
        String flags = files.read(ALL.resolve(name).resolve("flags")).strip();
        return (Integer.decode(flags) & UP) != 0;
    }

    private String ports(String bridge) {
        return files.list(ALL.resolve(bridge).resolve("brif")).stream()
                .filter(name -> !isGuestDevice.test(name))
                .collect(Collectors.joining(" "));
    }

    private static boolean matches(String type, String wanted) {
        return switch (wanted) {
            case "any_bridge", "any_local_bridge" -> type.equals(InterfaceType.BRIDGE.word());
            case "include_sdn" -> true;
            default -> type.equals(wanted);
        };
    }
}
