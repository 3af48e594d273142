// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files put together at random from lines as people write them, good and bad. */
class IfupdownRandomTest {
    private static final List<String> LINES = List.of(
            "auto lo",
            "auto eth0 eth1",
            "allow-hotplug eth2",
            "iface lo inet loopback",
            "iface eth0 inet dhcp",
            "iface eth1 inet static",
            "iface eth1 inet6 auto",
            "iface br0 inet static",
            "  iface odd inet manual",
            "\taddress 192.0.2.1/24",
            "    address 192.0.2.1",
            "\tnetmask 255.255.255.0",
            "\tbridge_ports eth0 eth1",
            "\tup ip route add 198.51.100.0/24 \\",
            "\t\tvia 192.0.2.254",
            "# a note",
            "    # an indented note \\",
            "",
            "   ",
            "source /etc/network/interfaces.d/*",
            "mapping eth5",
            "\tscript /bin/map",
            "iface",
            "nonsense that nobody understands",
            "iface broken inet",
            "\\");

    private final IfupdownDialect dialect = new IfupdownDialect();

    static List<String> texts() {
        Random random = new Random(20261129);
        return IntStream.range(0, 400)
                .mapToObj(number -> IntStream.range(0, random.nextInt(25))
                                .mapToObj(line -> LINES.get(random.nextInt(LINES.size())))
                                .collect(Collectors.joining("\n"))
                        + (random.nextBoolean() ? "\n" : ""))
                .distinct()
                .toList();
    }

    /** Those that ifupdown itself understands: options belong to a stanza, and what goes on in another line has one. */
    static List<String> soundTexts() {
        return texts().stream()
                .filter(IfupdownRandomTest::isSound)
                .filter(text ->
                        text.lines().noneMatch("\\"::equals) && !text.strip().endsWith("\\"))
                .toList();
    }

    private static boolean isSound(String text) {
        return IfupdownText.parse(text).blocks().stream()
                .filter(block ->
                        !block.text().isBlank() && !block.text().strip().startsWith("#"))
                .allMatch(block -> block.isInterface()
                        || List.of("auto", "mapping", "source").contains(block.keyword())
                        || block.keyword().startsWith("allow-"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void parsedAndPrintedTextIsTheSame(String text) {
        assertThat(IfupdownText.parse(text).print()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("soundTexts")
    void changeTouchesTheStanzasOfItsInterfaceAlone(String text) {
        FileSet files = FileSet.of("interfaces", text);
        for (InterfaceSetup setup : dialect.read(files)) {
            InterfaceSetup changed = new InterfaceSetup(
                    setup.name(),
                    setup.kind(),
                    "static",
                    setup.method6(),
                    setup.options().with("cidr", "203.0.113.9/24"));
            FileSet once = dialect.write(files, changed);

            assertThat(foreign(once, setup.name())).isEqualTo(foreign(files, setup.name()));
            assertThat(dialect.write(once, changed)).isEqualTo(once);
            assertThat(dialect.read(once).stream()
                            .filter(each -> each.name().equals(setup.name()))
                            .findFirst()
                            .orElseThrow()
                            .options()
                            .raw("cidr"))
                    .isEqualTo("203.0.113.9/24");
        }
    }

    @ParameterizedTest
    @MethodSource("soundTexts")
    void removedInterfaceIsGoneAndTheOthersAreAsTheyWere(String text) {
        FileSet files = FileSet.of("interfaces", text);
        for (InterfaceSetup setup : dialect.read(files)) {
            FileSet without = dialect.remove(files, setup.name());

            assertThat(dialect.read(without)).noneMatch(each -> each.name().equals(setup.name()));
            assertThat(foreign(without, setup.name())).isEqualTo(foreign(files, setup.name()));
        }
    }

    /** Every block that is about something else; empty lines between aside. */
    private static List<String> foreign(FileSet files, String name) {
        return IfupdownText.parse(files.text("interfaces")).blocks().stream()
                .filter(block -> !block.isInterface(name) && !block.text().isBlank())
                .filter(block ->
                        !block.keyword().equals("auto") && !block.keyword().startsWith("allow-"))
                .map(block -> block.text().stripTrailing())
                .toList();
    }
}
