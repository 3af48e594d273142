// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.model.guest.CtSystemOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code os-release} says of a system.
 *
 * @param id {@code debian}, {@code alpine}, …; empty if unknown
 * @param version its version; may be empty
 * @param name for people
 * @param like what it is made from
 */
public record GuestSystem(String id, String version, String name, List<String> like) {
    private static final int LONGEST = 120;
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("debian", "debian"),
            Map.entry("devuan", "devuan"),
            Map.entry("ubuntu", "ubuntu"),
            Map.entry("centos", "centos"),
            Map.entry("rhel", "centos"),
            Map.entry("rocky", "centos"),
            Map.entry("almalinux", "centos"),
            Map.entry("ol", "centos"),
            Map.entry("fedora", "fedora"),
            Map.entry("opensuse", "opensuse"),
            Map.entry("suse", "opensuse"),
            Map.entry("sles", "opensuse"),
            Map.entry("arch", "archlinux"),
            Map.entry("archarm", "archlinux"),
            Map.entry("alpine", "alpine"),
            Map.entry("gentoo", "gentoo"),
            Map.entry("nixos", "nixos"),
            // The dialect has no word for it; what is set up follows from the programs found, not from this word.
            Map.entry("altlinux", "centos"));

    /** Reads the text of {@code os-release}. Whatever it holds is made harmless for messages. */
    public static GuestSystem parse(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                values.put(line.substring(0, equals).strip(), value(line.substring(equals + 1)));
            }
        });
        String id = values.getOrDefault("ID", "");
        String name = values.getOrDefault("PRETTY_NAME", values.getOrDefault("NAME", id));
        return new GuestSystem(
                id,
                values.getOrDefault("VERSION_ID", ""),
                name,
                List.of(values.getOrDefault("ID_LIKE", "").split(" +")));
    }

    private static String value(String text) {
        String bare = text.strip().replaceAll("^[\"']|[\"']$", "").replaceAll("\\p{Cntrl}", "");
        return bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
    }

    /** The word of {@code ostype} for it. */
    public String kind() {
        return kindOf(id)
                .or(() -> like.stream()
                        .map(GuestSystem::kindOf)
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(CtSystemOptions.UNMANAGED);
    }

    private static Optional<String> kindOf(String id) {
        return Optional.ofNullable(KINDS.get(id.startsWith("opensuse") ? "opensuse" : id));
    }
}
