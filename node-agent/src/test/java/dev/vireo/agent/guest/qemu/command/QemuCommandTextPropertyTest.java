// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.option.Options;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever somebody writes in a text: it adds no argument to the command line, and no key to an argument. */
class QemuCommandTextPropertyTest {
    private static final List<String> PLAIN_COMMAND = build(Map.of());

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> hostile = Arbitraries.of(
                "a,b", "x -S", "\n-S", ",,", ",", "a=b,c=d", "-device", "a,,b,driver=e1000", "\" -S \"", "$(id)");
        return Arbitraries.oneOf(
                hostile,
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings().ascii());
    }

    @Property
    void notesAndTagsReachNoArgument(@ForAll("texts") String text) {
        assertThat(build(Map.of("description", text, "tags", text))).isEqualTo(PLAIN_COMMAND);
    }

    @Property
    void nameStaysOneValueOfOneArgument(@ForAll("texts") String text) {
        buildUnlessRefused(Map.of("name", text)).ifPresent(command -> {
            assertThat(command).hasSameSizeAs(PLAIN_COMMAND);
            assertThat(withoutValues(command.get(command.indexOf("-name") + 1))).isEqualTo("guest=,debug-threads=");
        });
    }

    @Property
    void fieldOfTheFirmwareStaysOneValue(@ForAll("texts") String text) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        buildUnlessRefused(Map.of("smbios1", "base64=1,serial=" + encoded)).ifPresent(command -> {
            assertThat(command).hasSize(PLAIN_COMMAND.size() + 2);
            assertThat(withoutValues(command.get(command.indexOf("-smbios") + 1)))
                    .isEqualTo("type=,serial=");
        });
    }

    @Property
    void serialNumberOfADiskStaysOneValue(@ForAll("texts") String text) {
        String disk = "local:100/a.raw,serial=";
        List<String> usual = build(Map.of("virtio0", disk + "usual"));
        buildUnlessRefused(Map.of("virtio0", disk + text)).ifPresent(command -> {
            assertThat(command).hasSameSizeAs(usual);
            assertThat(withoutValues(device(command))).isEqualTo(withoutValues(device(usual)));
        });
    }

    @Property
    void modelOfADiskStaysOneValue(@ForAll("texts") String text) {
        String disk = "local:100/a.raw,model=";
        List<String> usual = build(Map.of("ide0", disk + "usual"));
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        for (String written : List.of(text, encoded)) {
            buildUnlessRefused(Map.of("ide0", disk + written)).ifPresent(command -> {
                assertThat(command).hasSameSizeAs(usual);
                assertThat(withoutValues(device(command))).isEqualTo(withoutValues(device(usual)));
            });
        }
    }

    @Property
    void noOtherTextAddsAnArgument(@ForAll("texts") String text) {
        for (String key :
                List.of("bootdisk", "hotplug", "startdate", "affinity", "machine", "cpu", "serial0", "vmgenid")) {
            buildUnlessRefused(Map.of(key, text))
                    .ifPresent(command -> assertThat(command.size()).isLessThanOrEqualTo(PLAIN_COMMAND.size() + 4));
        }
        for (String key : List.of("cicustom", "ciuser", "cipassword", "sshkeys", "hookscript", "searchdomain")) {
            buildUnlessRefused(Map.of(key, text))
                    .ifPresent(command -> assertThat(command).isEqualTo(PLAIN_COMMAND));
        }
    }

    private static String device(List<String> command) {
        return command.stream()
                .filter(argument -> argument.startsWith("virtio-blk-pci") || argument.startsWith("ide-hd"))
                .findFirst()
                .orElseThrow();
    }

    /** What QEMU sees as keys: a doubled comma belongs to a value, a single one ends it. */
    private static String withoutValues(String argument) {
        String marked = argument.replace(",,", "\u0000");
        StringBuilder keys = new StringBuilder();
        for (String part : marked.split(",", -1)) {
            int equals = part.indexOf('=');
            keys.append(keys.isEmpty() && equals < 0 ? "" : part.substring(0, Math.max(equals, 0)) + "=")
                    .append(',');
        }
        return keys.substring(0, keys.length() - 1);
    }

    /** The command line; nothing if the text is refused, which is as good. */
    private static Optional<List<String>> buildUnlessRefused(Map<String, String> options) {
        try {
            return Optional.of(build(options));
        } catch (InvalidValueException refused) {
            return Optional.empty();
        }
    }

    private static List<String> build(Map<String, String> options) {
        return new QemuCommand()
                .build(SampleHost.plan(Options.of(options), SampleHost.EMULATING, Path.of("/srv/vireo")));
    }
}
