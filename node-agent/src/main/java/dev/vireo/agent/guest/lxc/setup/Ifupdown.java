// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.model.guest.device.ContainerCard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /etc/network/interfaces} of Debian, Devuan, Alpine and busybox. */
final class Ifupdown implements NetworkFiles {
    private static final String PATH = "etc/network/interfaces";
    private static final Set<String> STANZAS =
            Set.of("iface", "auto", "mapping", "source", "source-directory", "no-auto-down", "no-scripts", "template");

    @Override
    public boolean isUsed(GuestTree tree) throws IOException {
        return tree.hasAny("sbin/ifup", "usr/sbin/ifup") && tree.isDirectory("etc/network");
    }

    @Override
    public boolean carriesResolver() {
        return false;
    }

    @Override
    public void write(GuestTree tree, List<CardAddresses> cards, Resolver resolver) throws IOException {
        boolean isSmall = tree.exists("etc/alpine-release")
                || tree.linkTarget("sbin/ifup")
                        .filter(target -> target.contains("busybox"))
                        .isPresent();
        tree.write(PATH, text(tree.read(PATH).orElse(""), cards, isSmall), 0644);
    }

    /** @param isSmall whether the programs are those of busybox, which don't know {@code inet6 auto} */
    static String text(String old, List<CardAddresses> cards, boolean isSmall) {
        ManagedText text = ManagedText.of(old);
        Set<String> names = cards.stream()
                .filter(card -> !card.isManual())
                .map(CardAddresses::name)
                .collect(Collectors.toSet());
        List<String> own = without(text.own(), names);
        List<String> ours = new ArrayList<>();
        if (own.stream().noneMatch(line -> line.strip().matches("iface\\s+lo\\s.*"))) {
            ours.addAll(List.of("auto lo", "iface lo inet loopback"));
        }
        for (CardAddresses card : cards) {
            if (!card.isManual()) {
                ours.addAll(ours.isEmpty() ? List.of() : List.of(""));
                ours.addAll(stanzas(card, isSmall));
            }
        }
        return text.withOwn(own).with(ours);
    }

    /** Leaves out what the user's lines say of our cards: a card that is set up twice gets both addresses. */
    private static List<String> without(List<String> lines, Set<String> names) {
        List<String> kept = new ArrayList<>();
        boolean isKept = true;
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            boolean isList = words[0].equals("auto") || words[0].startsWith("allow-");
            if (isList) {
                isKept = true;
                String rest = Arrays.stream(words)
                        .filter(word -> !names.contains(word))
                        .collect(Collectors.joining(" "));
                if (rest.equals(String.join(" ", words))) {
                    kept.add(line);
                } else if (rest.contains(" ")) {
                    kept.add(rest);
                }
                continue;
            }
            if (STANZAS.contains(words[0])) {
                isKept = !words[0].equals("iface") || words.length < 2 || !names.contains(words[1]);
            }
            if (isKept || line.startsWith("#")) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static List<String> stanzas(CardAddresses card, boolean isSmall) {
        String name = card.name();
        List<String> lines = new ArrayList<>(List.of("auto " + name));
        CardAddresses.Family four = card.four();
        lines.add("iface " + name + " inet " + four.kind());
        if (four.isFixed()) {
            fixed(lines, four, Network.mask(four.prefix()), name, "ip route");
        }
        CardAddresses.Family six = card.six();
        if (six.isFixed()) {
            lines.add("iface " + name + " inet6 static");
            fixed(lines, six, six.prefix(), name, "ip -6 route");
        } else if (!six.is(ContainerCard.MANUAL)) {
            // Without the method, the kernel still heeds the router's announcements.
            lines.add("iface " + name + " inet6 " + (isSmall ? ContainerCard.MANUAL : six.kind()));
        }
        return lines;
    }

    private static void fixed(List<String> lines, CardAddresses.Family family, String mask, String name, String route) {
        lines.add("\taddress " + family.host());
        lines.add("\tnetmask " + mask);
        if (family.gateway().isEmpty()) {
            return;
        }
        String gateway = family.gateway().get();
        if (family.isGatewayOutside()) {
            lines.add("\tup " + route + " add " + gateway + " dev " + name);
            lines.add("\tup " + route + " add default via " + gateway + " dev " + name);
        } else {
            lines.add("\tgateway " + gateway);
        }
    }
}
