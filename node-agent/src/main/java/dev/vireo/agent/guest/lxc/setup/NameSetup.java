// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The container's own name, and the names that it knows without asking. */
final class NameSetup {
    private static final String HOSTS = "etc/hosts";
    private static final String REDHAT = "etc/sysconfig/network";
    private static final String OPENRC = "etc/conf.d/hostname";

    private NameSetup() {}

    /**
     * Sets them.
     *
     * @param name with or without a domain
     */
    static void write(GuestTree tree, String name, Optional<String> domain, List<CardAddresses> cards)
            throws IOException {
        String bare = name.replaceFirst("\\..*", "");
        tree.write("etc/hostname", bare + "\n", 0644);
        Optional<String> redHat = tree.read(REDHAT).filter(text -> text.contains("HOSTNAME="));
        if (redHat.isPresent()) {
            tree.write(REDHAT, new KeyLines().set("HOSTNAME", name).over(redHat.get()), 0644);
        }
        Optional<String> openRc = tree.read(OPENRC);
        if (openRc.isPresent()) {
            tree.write(
                    OPENRC, new KeyLines().set("hostname", "\"" + bare + "\"").over(openRc.get()), 0644);
        }
        String full =
                name.contains(".") ? name : domain.map(any -> name + "." + any).orElse(name);
        tree.write(HOSTS, hosts(tree.read(HOSTS).orElse(""), full, cards), 0644);
    }

    static String hosts(String old, String full, List<CardAddresses> cards) {
        String bare = full.replaceFirst("\\..*", "");
        String names = full.equals(bare) ? bare : full + " " + bare;
        ManagedText text = ManagedText.of(old);
        // The line that an installer or a template made for a name: ours says it now.
        text.without(line -> line.strip().matches("127\\.0\\.1\\.1\\s.*"));
        List<String> ours = new ArrayList<>();
        if (text.own().stream().noneMatch(line -> line.strip().matches("127\\.0\\.0\\.1\\s.*localhost.*"))) {
            ours.add("127.0.0.1 localhost");
            ours.add("::1 localhost ip6-localhost ip6-loopback");
        }
        List<String> addresses = new ArrayList<>();
        for (CardAddresses card : cards) {
            for (CardAddresses.Family family : List.of(card.four(), card.six())) {
                if (family.isFixed() && addresses.stream().noneMatch(any -> isSameFamily(any, family.host()))) {
                    addresses.add(family.host());
                }
            }
        }
        if (addresses.isEmpty()) {
            addresses.add("127.0.1.1");
        }
        addresses.forEach(address -> ours.add(address + " " + names));
        return text.with(ours);
    }

    private static boolean isSameFamily(String one, String two) {
        return one.contains(":") == two.contains(":");
    }
}
