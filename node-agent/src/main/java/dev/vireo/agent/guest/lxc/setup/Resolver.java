// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom a container asks for names.
 *
 * @param servers addresses of name servers
 * @param domains domains in which names are looked up
 * @param isWished whether the configuration says it; otherwise it is the node's own
 */
record Resolver(List<String> servers, List<String> domains, boolean isWished) {
    private static final String PATH = "etc/resolv.conf";
    /** What works in the node only. */
    private static final String OF_THE_NODE = "127\\..*|::1|0\\.0\\.0\\.0|fe80:.*|.*%.*";

    /**
     * Finds it.
     *
     * @param servers the wish
     * @param domains the wish
     * @param node text of the node's own {@code resolv.conf}
     */
    static Resolver of(Optional<String> servers, Optional<String> domains, String node) {
        boolean isWished = servers.isPresent() || domains.isPresent();
        return new Resolver(
                servers.map(Resolver::words)
                        .orElseGet(() -> ofNode(node, "nameserver").stream()
                                .filter(address -> !address.matches(OF_THE_NODE))
                                .toList()),
                domains.map(Resolver::words).orElseGet(() -> ofNode(node, "search")),
                isWished);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("[ ,;]+"));
    }

    private static List<String> ofNode(String node, String key) {
        List<String> found = new ArrayList<>();
        node.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words[0].equals(key))
                .forEach(words -> {
                    found.addAll(List.of(words).subList(1, words.length));
                });
        return found;
    }

    /** Whether what asks a server of the network for its address is told the name servers too. */
    private static boolean isTold(List<CardAddresses> cards) {
        return cards.stream().anyMatch(CardAddresses::asksServer);
    }

    /** What the network's files say of it: nothing, if the container hears it otherwise. */
    Resolver forCards(List<CardAddresses> cards) {
        return isWished || !isTold(cards) ? this : new Resolver(List.of(), List.of(), false);
    }

    /** @param isPassedOn whether the network's files carry it to a resolver of the container's own */
    void write(GuestTree tree, List<CardAddresses> cards, boolean isPassedOn) throws IOException {
        boolean hasOwnResolver =
                tree.linkTarget(PATH).filter(target -> target.contains("run/")).isPresent();
        boolean isHeard = !isWished && isTold(cards);
        boolean isEmpty = servers.isEmpty() && domains.isEmpty();
        if (isHeard || isEmpty || (isPassedOn && hasOwnResolver)) {
            return;
        }
        ManagedText text = ManagedText.of(hasOwnResolver ? "" : tree.read(PATH).orElse(""));
        List<String> ours = new ArrayList<>();
        if (!domains.isEmpty()) {
            ours.add("search " + String.join(" ", domains));
            text.without(line -> line.startsWith("search ") || line.startsWith("domain "));
        }
        servers.forEach(server -> ours.add("nameserver " + server));
        if (!servers.isEmpty()) {
            text.without(line -> line.startsWith("nameserver "));
        }
        tree.write(PATH, text.with(ours), 0644);
    }
}
