// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Pairs of a configuration and the files of the cloud-init drive. Run with {@code -Dvireo.golden.write=true} to write the
 * files anew, then read the difference.
 */
class CloudInitGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/vireo/agent/guest/qemu/cloudinit");

    private static List<Path> configurations() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> configurationGivesItsFiles() throws IOException {
        return configurations().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        Options options = GuestConfig.parse(Files.readString(file)).options();
        Path expected = file.resolveSibling(file.getFileName().toString().replace(".conf", ".files"));
        if (Boolean.getBoolean("vireo.golden.write")) {
            Files.writeString(expected, print(options));
        }
        assertThat(print(options)).isEqualTo(Files.readString(expected));
    }

    private static String print(Options options) {
        CloudInitFiles files = new CloudInitFiles(new Vmid(100), options, volume -> "text of " + volume + "\n");
        StringBuilder text = new StringBuilder("=== " + files.label() + "\n");
        files.files()
                .forEach((path, content) ->
                        text.append("--- ").append(path).append('\n').append(content));
        return text.toString();
    }

    @Test
    void everyKeyChangesTheDrive() throws IOException {
        Set<String> effective = new TreeSet<>();
        for (Path file : configurations()) {
            Options options = GuestConfig.parse(Files.readString(file)).options();
            for (String key : options.keys()) {
                if (!print(options).equals(print(options.without(key)))) {
                    effective.add(key.replaceFirst("[0-9]+$", ""));
                }
            }
        }
        assertThat(effective)
                .contains(
                        "ciuser",
                        "cipassword",
                        "citype",
                        "ciupgrade",
                        "cicustom",
                        "sshkeys",
                        "nameserver",
                        "searchdomain",
                        "ipconfig",
                        "name");
    }

    @Test
    void textsStayTexts() {
        String hostile = "x\"\nruncmd: [reboot]\n\\";
        assertThat(Yaml.quote(hostile)).doesNotContain("\n").startsWith("\"").endsWith("\"");
        String keys = "ssh-ed25519 AAAA%0Aruncmd:%20[reboot]".replace("[", "%5B").replace("]", "%5D").replace(":", "%3A");
        String user = new CloudInitFiles(new Vmid(100), Options.of(Map.of("sshkeys", keys)), volume -> "")
                .text(CloudInitFiles.Kind.USER);
        assertThat(user).contains("  - \"runcmd: [reboot]\"").doesNotContain("\nruncmd");
    }

    @Test
    void fileOfOnesOwnIsASnippet() {
        Options options = Options.of(Map.of("cicustom", "user=local:iso/system.iso"));
        CloudInitFiles files = new CloudInitFiles(new Vmid(100), options, volume -> "");
        assertThatThrownBy(files::files)
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("snippet");
    }

    @Test
    void instanceIsAnotherWhenTheDataAreOthers() {
        assertThat(print(Options.of(Map.of("ciuser", "a")))).isNotEqualTo(print(Options.of(Map.of("ciuser", "b"))));
        assertThat(print(Options.of(Map.of("ciuser", "a")))).isEqualTo(print(Options.of(Map.of("ciuser", "a", "cores", "2"))));
    }
}
