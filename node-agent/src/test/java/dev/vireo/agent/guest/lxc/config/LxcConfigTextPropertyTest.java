// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.guest.lxc.process.ContainerPlan;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever somebody writes in a text: it adds no line to LXC's configuration, and no word to a mount. */
class LxcConfigTextPropertyTest {
    private static final String ROOT = "local:101/vm-101-disk-0.raw";
    private static final List<String> PLAIN = lines(Map.of());

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> hostile = Arbitraries.of(
                "a\nlxc.cap.drop =",
                "a\rlxc.hook.start = /bin/sh",
                "x\0lxc.idmap = u 0 0 1",
                "A=1\0lxc.hook.mount=/bin/sh",
                "A=1\n\0B=2",
                "/srv none rbind 0 0",
                "#",
                "\"a b\"",
                "a\u2028b",
                "a\u0085b",
                "\\040",
                "/a b\\");
        return Arbitraries.oneOf(
                hostile,
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings().ascii());
    }

    @Property
    void notesAndTagsReachNoLine(@ForAll("texts") String text) {
        assertThat(lines(Map.of("description", text, "tags", text))).isEqualTo(PLAIN);
    }

    @Property
    void aTextStaysOneLine(@ForAll("texts") String text) {
        for (String key :
                List.of("hostname", "nameserver", "searchdomain", "timezone", "arch", "ostype", "hookscript")) {
            unlessRefused(Map.of(key, text))
                    .ifPresent(lines -> assertThat(lines).hasSameSizeAs(PLAIN));
        }
        unlessRefused(Map.of("entrypoint", text))
                .ifPresent(lines -> assertThat(keys(lines))
                        .containsExactlyInAnyOrderElementsOf(keys(with(PLAIN, "lxc.init.cmd = "))));
    }

    @Property
    void environmentHoldsOneLineEachVariable(@ForAll("texts") String text) {
        int variables = text.split("\0", -1).length;
        unlessRefused(Map.of("env", text)).ifPresent(lines -> {
            assertThat(lines).hasSize(PLAIN.size() + variables);
            assertThat(lines.stream().filter(line -> line.startsWith("lxc.environment = ")))
                    .hasSize(1 + variables);
        });
    }

    @Property
    void pathsStayOneWordOfAMount(@ForAll("texts") String text) {
        for (String disk : List.of("/srv/" + text + ",mp=/a", "/srv/a,mp=/" + text, ROOT + ",mp=/" + text)) {
            unlessRefused(Map.of("mp0", disk)).ifPresent(lines -> {
                assertThat(lines).hasSize(PLAIN.size() + 1);
                assertThat(lines.stream().filter(line -> line.startsWith("lxc.mount.entry = ")))
                        .singleElement()
                        .satisfies(line -> assertThat(line.split(" ")).hasSize(8));
            });
        }
    }

    @Property
    void nameOfACardStaysOneLine(@ForAll("texts") String text) {
        Map<String, String> card = Map.of("net0", "name=" + text + ",hwaddr=BC:24:11:00:00:01");
        List<String> usual = lines(Map.of("net0", "name=eth0,hwaddr=BC:24:11:00:00:01"));
        unlessRefused(card).ifPresent(lines -> assertThat(keys(lines)).isEqualTo(keys(usual)));
    }

    @Property
    void kindsOfFileSystemsStayInTheirRule(@ForAll("texts") String text) {
        Map<String, String> features = Map.of("features", "mount=" + text);
        unlessRefused(features)
                .ifPresent(lines -> lines.stream()
                        .filter(line -> line.startsWith("lxc.apparmor.raw"))
                        .forEach(line ->
                                assertThat(line).matches("lxc\\.apparmor\\.raw = mount fstype=[A-Za-z0-9_]+,")));
    }

    private static List<String> keys(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(0, line.indexOf(" = ")))
                .sorted()
                .toList();
    }

    private static List<String> with(List<String> lines, String line) {
        return java.util.stream.Stream.concat(lines.stream(), java.util.stream.Stream.of(line))
                .toList();
    }

    /** The lines; nothing if the text is refused, which is as good. */
    private static Optional<List<String>> unlessRefused(Map<String, String> keys) {
        try {
            return Optional.of(lines(keys));
        } catch (InvalidValueException refused) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Map<String, String> keys) {
        Map<String, String> all = new LinkedHashMap<>(keys);
        all.put("rootfs", ROOT);
        ContainerPlan plan = SampleNode.plan(GuestConfig.of(Options.of(all)), SampleNode.CONFINING);
        return List.of(plan.config().split("[\n\r\0]"));
    }
}
