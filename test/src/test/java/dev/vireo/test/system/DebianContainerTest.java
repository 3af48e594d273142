// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.digest.Sha2Crypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole Debian in a container, with its own systemd. */
final class DebianContainerTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEWG5f8Nh8cTz3r0V6kM0Jd3v8F7Yv0mYVZ8b8l2cJ9x me";

    private RunningNode node;
    private LiveContainer container;

    @SuppressWarnings("NullAway.Init") // begin() sets the fields
    DebianContainerTest() {}

    @BeforeEach
    void begin() throws Exception {
        assumeTrue(BusyboxTemplate.isPossible(), "LXC or a static busybox is not installed, or this is not root");
        DebianTemplate.assumePossible();
        node = RunningNode.start();
        DebianTemplate.install(node.state());
        container = new LiveContainer(node, node.administrator(), "101");
    }

    @AfterEach
    void end() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void aDebianBootsAndIsSetUpInside(String unprivileged) throws Exception {
        Map<String, String> wish = new HashMap<>(Map.of(
                "ostemplate", DebianTemplate.VOLUME,
                "rootfs", "local:1",
                "memory", "256",
                "unprivileged", unprivileged,
                "hostname", "web.example.org",
                "password", "very secret",
                "ssh-public-keys", KEY,
                "nameserver", "192.0.2.53",
                "net0", "name=eth0,ip=192.0.2.7/24,gw=192.0.2.1"));
        if (unprivileged.equals("1")) {
            // As the wizard presets it.
            wish.put("features", "nesting=1");
        }
        container.create(wish);
        assertThat(container.config().path("ostype").asText()).isEqualTo("debian");
        container.power("start", Map.of());
        Until.holds(
                "systemd is through with the start",
                () -> container.attempt("/bin/systemctl", "is-active", "--quiet", "multi-user.target") == 0);
        assertThat(container.inside("/bin/cat", "/proc/1/comm")).isEqualTo("systemd");
        assertThat(container.inside("/bin/hostname")).isEqualTo("web");
        assertThat(container.inside("/bin/ip", "-4", "-brief", "address", "show", "eth0"))
                .contains("192.0.2.7/24");
        assertThat(container.inside("/bin/ip", "route")).contains("default via 192.0.2.1");
        assertThat(container.inside("/bin/cat", "/etc/resolv.conf")).contains("nameserver 192.0.2.53");
        String hash = container.inside("/bin/sh", "-c", "grep ^root: /etc/shadow | cut -d: -f2");
        assertThat(Sha2Crypt.sha512Crypt("very secret".getBytes(UTF_8), hash)).isEqualTo(hash);
        assertThat(container.inside("/bin/cat", "/root/.ssh/authorized_keys")).isEqualTo(KEY);
        assertThat(container.inside("/bin/cat", "/etc/machine-id")).matches("[0-9a-f]{32}");
        Until.holds(
                "the SSH server listens",
                () -> container.attempt("/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/22") == 0);
        container.power("shutdown", Map.of("timeout", "60"));
        assertThat(container.status().path("status").asText()).isEqualTo("stopped");
    }
}
