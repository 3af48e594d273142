// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sets the system in a container up: with a root that is mounted and a container that does not run. Its own lines in its
 * files stay; what was set up once changes nothing the second time.
 */
public final class GuestSetup {
    private static final Path NODE_RESOLVER = Path.of("/etc/resolv.conf");
    private static final Path NODE_ZONE = Path.of("/etc/localtime");
    private static final String HOST = "host";

    private final HostFiles node;
    private final AccountSetup accounts;
    private final Uniqueness uniqueness;

    /** @param node where the node's own resolver is read */
    public GuestSetup(HostFiles node, SecureRandom random, InstantSource clock) {
        this.node = node;
        this.accounts = new AccountSetup(random, clock);
        this.uniqueness = new Uniqueness(random);
    }

    /** What lies in a root; empty if it does not say. */
    public static Optional<GuestSystem> look(Path root) throws IOException {
        try (GuestTree tree = new GuestTree(root, 0)) {
            Optional<String> text = tree.read("etc/os-release");
            return (text.isPresent() ? text : tree.read("usr/lib/os-release")).map(GuestSystem::parse);
        }
    }

    /**
     * Does what is done once, when a container is made, and then what each start does.
     *
     * @param shift number on the node of the account that is the container's root
     * @param options its keys, with {@code ostype}
     * @param password password of root, secret
     * @param keys SSH keys of root, one a line
     */
    public void first(
            Path root, long shift, Options options, Optional<String> password, Optional<String> keys, TaskLog log)
            throws IOException {
        if (isUnmanaged(options)) {
            return;
        }
        try (GuestTree tree = new GuestTree(root, shift)) {
            uniqueness.renew(tree, hostName(options));
            if (password.isPresent()) {
                accounts.setPassword(tree, password.get());
            }
            if (keys.isPresent()) {
                accounts.addKeys(tree, keys.get());
            }
            Optional<NetworkFiles> network = NetworkWays.of(tree);
            if (network.isPresent()) {
                network.get().enable(tree);
            }
            set(tree, options, log);
        }
    }

    /** Does what each start does: names, resolver, network, terminals, time zone. */
    public void update(Path root, long shift, Options options, TaskLog log) throws IOException {
        if (isUnmanaged(options)) {
            return;
        }
        try (GuestTree tree = new GuestTree(root, shift)) {
            set(tree, options, log);
        }
    }

    /**
     * Draws anew what a copy of a system must not share with the system that it was copied from.
     *
     * @return false if the system's files are its own affair
     */
    public boolean renew(Path root, long shift, Options options) throws IOException {
        if (isUnmanaged(options)) {
            return false;
        }
        try (GuestTree tree = new GuestTree(root, shift)) {
            uniqueness.renew(tree, hostName(options));
        }
        return true;
    }

    /** Whether a container's files are its own affair. */
    public static boolean isUnmanaged(Options options) {
        return options.get(CtSystemOptions.OS_TYPE)
                .orElse(CtSystemOptions.UNMANAGED)
                .equals(CtSystemOptions.UNMANAGED);
    }

    private static String hostName(Options options) {
        return options.get(CtSystemOptions.HOST_NAME).orElse("localhost");
    }

    private void set(GuestTree tree, Options options, TaskLog log) throws IOException {
        if (!tree.isDirectory("etc")) {
            throw new IOException("the root file system has no directory /etc");
        }
        List<CardAddresses> cards = options.family(CtOptions.NET).values().stream()
                .map(CardAddresses::of)
                .toList();
        Resolver resolver = Resolver.of(
                options.get(CtSystemOptions.NAME_SERVER), options.get(CtSystemOptions.SEARCH_DOMAIN), ofNode());
        NameSetup.write(tree, hostName(options), resolver.domains().stream().findFirst(), cards);
        Optional<NetworkFiles> network = NetworkWays.of(tree);
        if (network.isPresent()) {
            network.get().write(tree, cards, resolver.forCards(cards));
        } else if (cards.stream().anyMatch(card -> !card.isManual())) {
            log.warn("The container has no programs for its network that Vireo knows: set its cards' addresses inside");
        }
        resolver.write(
                tree, cards, network.filter(NetworkFiles::carriesResolver).isPresent());
        TerminalSetup.write(
                tree,
                options.get(CtSystemOptions.TERMINALS).orElse(2L),
                options.get(CtSystemOptions.CONSOLE_MODE)
                        .filter("console"::equals)
                        .isPresent());
        Optional<String> zone = options.get(CtSystemOptions.TIME_ZONE);
        if (zone.isPresent()) {
            TimeZoneSetup.write(tree, zone.get().equals(HOST) ? zoneOfNode() : zone.get(), log);
        }
    }

    private String ofNode() {
        return node.exists(NODE_RESOLVER) ? node.read(NODE_RESOLVER) : "";
    }

    private static String zoneOfNode() throws IOException {
        if (!Files.isSymbolicLink(NODE_ZONE)) {
            return "UTC";
        }
        String target = Files.readSymbolicLink(NODE_ZONE).toString();
        int at = target.indexOf("zoneinfo/");
        return at < 0 ? "UTC" : target.substring(at + "zoneinfo/".length());
    }
}
