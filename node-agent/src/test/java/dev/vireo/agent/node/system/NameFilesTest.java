// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.SystemFile;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.node.SystemAnswers.Dns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The resolver's file and the hosts file. */
class NameFilesTest {
    @TempDir
    Path directory;

    private NameServers servers(String text) throws Exception {
        Files.writeString(directory.resolve("resolv.conf"), text);
        return new NameServers(new SystemFile(directory.resolve("resolv.conf")));
    }

    private String text(String name) throws Exception {
        return Files.readString(directory.resolve(name));
    }

    @Test
    void serversAndDomainAreReadAndCommentsAreNot() throws Exception {
        NameServers dns = servers("""
                # nameserver 192.0.2.9
                domain a.example
                search b.example c.example
                nameserver 192.0.2.1
                nameserver\t2001:db8::1 # second
                """);

        assertThat(dns.read()).isEqualTo(new Dns("b.example c.example", "192.0.2.1", "2001:db8::1", null));
    }

    @Test
    void otherLinesStayWhereTheyAre() throws Exception {
        NameServers dns = servers("""
                # made by hand
                search old.example
                nameserver 192.0.2.1
                options timeout:1
                nameserver 192.0.2.2
                """);

        dns.write("new.example", List.of("198.51.100.1", "198.51.100.2", "2001:db8::53"));

        assertThat(text("resolv.conf")).isEqualTo("""
                        # made by hand
                        search new.example
                        nameserver 198.51.100.1
                        options timeout:1
                        nameserver 198.51.100.2
                        nameserver 2001:db8::53
                        """);
        dns.write("", List.of("198.51.100.1"));
        assertThat(text("resolv.conf")).isEqualTo("# made by hand\nnameserver 198.51.100.1\noptions timeout:1\n");
    }

    @Test
    void whatIsNoAddressIsNamedAndNothingIsWritten() throws Exception {
        NameServers dns = servers("nameserver 192.0.2.1\n");

        assertThatThrownBy(() -> dns.write("example.org", List.of("192.0.2.1", "192.0.2.300")))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.errors().get("dns2")).contains("192.0.2.300"));
        assertThat(text("resolv.conf")).isEqualTo("nameserver 192.0.2.1\n");
    }

    @Test
    void linkIsLeftToTheProgramThatWritesItsTarget() throws Exception {
        Files.writeString(directory.resolve("stub"), "nameserver 127.0.0.53\n");
        Files.createSymbolicLink(directory.resolve("resolv.conf"), directory.resolve("stub"));
        NameServers dns = new NameServers(new SystemFile(directory.resolve("resolv.conf")));

        assertThatThrownBy(() -> dns.write("example.org", List.of("192.0.2.1")))
                .hasMessageContaining("stub")
                .hasMessageContaining("another program");
        assertThat(text("stub")).isEqualTo("nameserver 127.0.0.53\n");
    }

    @Test
    void hostsFileIsReplacedWholeAndKeepsItsPermissions() throws Exception {
        Path file = directory.resolve("hosts");
        Files.writeString(file, "127.0.0.1 localhost\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        HostNames hosts = new HostNames(new SystemFile(file));
        String digest = hosts.read().digest();

        hosts.write("127.0.0.1 localhost\n192.0.2.7 n1.example n1 # this node", Optional.ofNullable(digest));

        assertThat(text("hosts")).endsWith("this node\n");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(directory.toFile().list()).containsExactly("hosts");
        assertThatThrownBy(() -> hosts.write("127.0.0.1 localhost\n", Optional.ofNullable(digest)))
                .hasMessageContaining("modified");
    }

    @Test
    void lineThatIsNoneIsNamedByItsNumber() throws Exception {
        HostNames hosts = new HostNames(new SystemFile(directory.resolve("hosts")));
        List<List<String>> wrong = List.of(
                List.of("# fine\nlocalhost 127.0.0.1\n", "line 2", "'localhost'"),
                List.of("127.0.0.1\n", "line 1", "no name"),
                List.of("192.0.2.1 good b@d\n", "line 1", "'b@d'"));
        for (List<String> each : wrong) {
            assertThatThrownBy(() -> hosts.write(each.get(0), Optional.empty()))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.errors().get("data")).contains(each.get(1), each.get(2)));
        }
        assertThat(directory.resolve("hosts")).doesNotExist();
    }
}
