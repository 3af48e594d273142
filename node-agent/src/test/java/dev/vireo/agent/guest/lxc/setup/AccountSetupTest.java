// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.commons.codec.digest.Sha2Crypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountSetupTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH.plus(Duration.ofDays(20_000)));

    @TempDir
    Path root;

    private GuestTree tree;
    private final AccountSetup accounts = new AccountSetup(new SecureRandom(), CLOCK);

    @BeforeEach
    void begin() throws IOException {
        Assumptions.assumeTrue(ServiceAccount.isRoot(new LinuxHostFiles()), "only root gives files to other accounts");
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/passwd"), "root::0:0:root:/root:/bin/sh\ndaemon:x:1:1::/:/bin/false\n");
        tree = new GuestTree(root, 0);
    }

    @AfterEach
    void end() throws IOException {
        tree.close();
    }

    @Test
    void passwordIsWrittenAsHashAndOtherAccountsStay() throws IOException {
        Files.writeString(root.resolve("etc/shadow"), "root:*:19000:0:9999:7:3::\ndaemon:!:19000:0:99999:7:::\n");
        accounts.setPassword(tree, "пароль $1");
        List<String> lines = Files.readAllLines(root.resolve("etc/shadow"));
        String[] fields = lines.get(0).split(":", -1);
        assertThat(Sha2Crypt.sha512Crypt("пароль $1".getBytes(java.nio.charset.StandardCharsets.UTF_8), fields[1]))
                .isEqualTo(fields[1]);
        assertThat(fields[2]).isEqualTo("20000");
        assertThat(lines.get(0)).endsWith(":20000:0:9999:7:3::");
        assertThat(lines.get(1)).isEqualTo("daemon:!:19000:0:99999:7:::");
        assertThat(Files.readAllLines(root.resolve("etc/passwd")).get(0)).isEqualTo("root:x:0:0:root:/root:/bin/sh");
    }

    @Test
    void systemWithoutShadowGetsOneThatOnlyRootReads() throws IOException {
        accounts.setPassword(tree, "secret");
        assertThat(Files.readString(root.resolve("etc/shadow"))).startsWith("root:$6$");
        assertThat((int) Files.getAttribute(root.resolve("etc/shadow"), "unix:mode") & 0777)
                .isEqualTo(0600);
    }

    @Test
    void altKeepsRootsLineInItsOwnFile() throws IOException {
        Files.createDirectories(root.resolve("etc/tcb/root"));
        Files.writeString(root.resolve("etc/tcb/root/shadow"), "root:*:1::::::\n");
        accounts.setPassword(tree, "secret");
        assertThat(Files.readString(root.resolve("etc/tcb/root/shadow"))).startsWith("root:$6$");
        assertThat(root.resolve("etc/shadow")).doesNotExist();
    }

    @Test
    void keysAreAddedOnceAndOthersStay() throws IOException {
        Files.createDirectories(root.resolve("root/.ssh"));
        Files.writeString(root.resolve("root/.ssh/authorized_keys"), "ssh-rsa AAAA old\n");
        accounts.addKeys(tree, "ssh-ed25519 AAAA имя\n\nssh-rsa AAAA old");
        accounts.addKeys(tree, "ssh-ed25519 AAAA имя\n");
        assertThat(Files.readAllLines(root.resolve("root/.ssh/authorized_keys")))
                .containsExactly("ssh-rsa AAAA old", "ssh-ed25519 AAAA имя");
    }

    @Test
    void directoryOfKeysIsRootsAlone() throws IOException {
        accounts.addKeys(tree, "ssh-ed25519 AAAA me");
        assertThat((int) Files.getAttribute(root.resolve("root/.ssh"), "unix:mode") & 0777)
                .isEqualTo(0700);
        assertThat((int) Files.getAttribute(root.resolve("root/.ssh/authorized_keys"), "unix:mode") & 0777)
                .isEqualTo(0600);
    }
}
