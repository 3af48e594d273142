// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.InvalidValueException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A bridge whose guests get addresses by DHCP and reach the outside through the node's own address. It is made when the
 * first guest needs it and removed when the last one has gone. Every step can be repeated, so that what a crash left half
 * done is finished by the next {@link #ensure} or taken away by the next {@link #releaseIfUnused}.
 *
 * <p>The node has to forward packets for it: that is switched on and stays so, since others may have come to rely on it.
 */
public final class NatBridge {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,14}");
    private static final Pattern ADDRESS = Pattern.compile("\\binet ([0-9.]+/[0-9]+)");
    private static final Pattern ROUTE = Pattern.compile("(?m)^(?:[a-z]+ )?([0-9.]+(?:/[0-9]+)?)\\b");
    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final Path ROUTES = Path.of("/proc/self/net/route");
    private static final Path FORWARDING = Path.of("/proc/sys/net/ipv4/ip_forward");
    private static final String NO_GATEWAY = "00000000";
    private static final int ROUTE_MASK = 7;
    private static final int LENGTH = 24;
    private static final int GATEWAY = 1;
    // 10.186.0.0/16: nobody's default that we know of.
    private static final Subnet POOL = Subnet.parse("10.186.0.0/16");
    private static final int SUBNETS = 256;

    private final String name;
    private final NetworkHost host;
    private final DhcpServer dhcp;

    /**
     * A bridge that is not there yet, perhaps.
     *
     * @param name name of the interface: a letter, then up to 14 letters and digits, all of them small
     * @throws InvalidValueException for another name
     */
    public NatBridge(String name, NetworkHost host) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidValueException(
                    "the name of a NAT bridge has 2 to 15 small letters and digits, a letter first - got '" + name
                            + "'");
        }
        this.name = name;
        this.host = host;
        this.dhcp = new DhcpServer(name, host);
    }

    /**
     * Sees to it that it is there and at work.
     *
     * @throws IOException if a program of the node is missing or refuses; names which
     */
    public synchronized void ensure() throws IOException, InterruptedException {
        Subnet subnet = routed().orElse(null);
        if (subnet == null) {
            subnet = addressed();
            host.runner().require(NatRules.raise(name, subnet));
            host.runner().require(List.of("ip", "link", "set", "dev", name, "up"));
        } else {
            // Whoever sets the packet filter anew takes these rules away, and nothing else shows it.
            host.runner().require(NatRules.raise(name, subnet));
        }
        forward();
        dhcp.ensure(subnet);
    }

    /** The bridge with its address, made if one of them lacks. */
    private Subnet addressed() throws IOException, InterruptedException {
        if (!isPresent()) {
            host.runner().require(List.of("ip", "link", "add", "name", name, "type", "bridge"));
        }
        Optional<Subnet> present = subnet();
        if (present.isPresent()) {
            return present.get();
        }
        Subnet free = freeSubnet();
        String address = free.address(GATEWAY) + "/" + LENGTH;
        host.runner().require(List.of("ip", "address", "add", address, "brd", "+", "dev", name));
        return free;
    }

    /** The network that the kernel has a route into through the bridge: it has its address then, and is up. */
    private Optional<Subnet> routed() {
        return host.files()
                .read(ROUTES)
                .lines()
                .map(line -> line.split("\\s+"))
                .filter(words -> words.length > ROUTE_MASK && words[0].equals(name) && words[2].equals(NO_GATEWAY))
                .map(words -> new Subnet(number(words[1]), Long.bitCount(number(words[ROUTE_MASK]))))
                .filter(subnet -> subnet.length() == LENGTH && subnet.overlaps(POOL))
                .findFirst();
    }

    /** The kernel writes addresses as they lie in memory, and every node of ours has the lowest byte first. */
    private static long number(String hexadecimal) {
        return Integer.reverseBytes(Integer.parseUnsignedInt(hexadecimal, 16)) & 0xffff_ffffL;
    }

    private void forward() throws IOException, InterruptedException {
        if (!host.files().read(FORWARDING).strip().equals("1")) {
            host.runner().require(List.of("sysctl", "-q", "-w", "net.ipv4.ip_forward=1"));
        }
    }

    /**
     * Sees to it that it is there, and plugs a guest in before anybody can find it unused.
     *
     * @param port plugs an interface of the node into the bridge whose name it is given
     */
    public synchronized void plug(Port port) throws IOException, InterruptedException {
        ensure();
        port.plug(name);
    }

    /** A guest's side of a bridge. */
    public interface Port {
        /** Plugs it in. */
        void plug(String bridge) throws IOException, InterruptedException;
    }

    /**
     * Puts an older run's bridge in order: one that guests are plugged in works again, whatever happened to its rules and its
     * DHCP server meanwhile; an unused one goes.
     */
    public synchronized void restore() throws IOException, InterruptedException {
        if (isPresent() && isUsed()) {
            ensure();
        } else {
            releaseIfUnused();
        }
    }

    /** Removes it if no guest is plugged in; nothing is wrong if it is not there. */
    public synchronized void releaseIfUnused() throws IOException, InterruptedException {
        if (isPresent() && isUsed()) {
            return;
        }
        dhcp.stop();
        if (isPresent()) {
            // Down before its rules go: a bridge without them would be open.
            host.runner().require(List.of("ip", "link", "set", "dev", name, "down"));
            ProgramResult dropped = host.runner().run(NatRules.drop(name), RunLimits.QUICK);
            if (!dropped.isSuccess() && !dropped.errors().contains("No such file")) {
                throw new IOException("cannot remove the rules of " + name + ": " + dropped.reason());
            }
            host.runner().require(List.of("ip", "link", "delete", "dev", name));
        }
    }

    /** The network of its guests, if it is at work. */
    public Optional<Subnet> subnet() throws IOException, InterruptedException {
        if (!isPresent()) {
            return Optional.empty();
        }
        Matcher address =
                ADDRESS.matcher(host.runner().require(List.of("ip", "-4", "-oneline", "address", "show", "dev", name)));
        return address.find() ? Optional.of(Subnet.parse(address.group(1))) : Optional.empty();
    }

    private boolean isUsed() {
        return !host.files().list(INTERFACES.resolve(name).resolve("brif")).isEmpty();
    }

    private boolean isPresent() {
        return host.files().exists(INTERFACES.resolve(name));
    }

    /** The first network of the pool that no route of the node leads into; two bridges of a node never have the same. */
    private Subnet freeSubnet() throws IOException, InterruptedException {
        List<Subnet> taken = routes(host.runner().require(List.of("ip", "-4", "route", "show", "table", "all")));
        return IntStream.range(0, SUBNETS)
                .mapToObj(number -> Subnet.parse(POOL.address(number << (32 - LENGTH)) + "/" + LENGTH))
                .filter(candidate -> taken.stream().noneMatch(candidate::overlaps))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "the node has routes into all of " + POOL + ": no network is left for the NAT bridge " + name));
    }

    /** Where the node's routes lead; the default route leads everywhere and does not count. */
    static List<Subnet> routes(String text) {
        List<Subnet> routes = new ArrayList<>();
        Matcher route = ROUTE.matcher(text);
        while (route.find()) {
            routes.add(Subnet.parse(route.group(1)));
        }
        return routes;
    }
}
