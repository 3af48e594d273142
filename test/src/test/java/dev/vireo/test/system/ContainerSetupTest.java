// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is set up in real containers, and what is told of templates. */
final class ContainerSetupTest {
    private static final String SMALL = "local:vztmpl/small_3.20_amd64.tar.gz";
    private static final Map<String, String> FILES = Map.of(
            "etc/os-release", "ID=alpine\nVERSION_ID=3.20\nPRETTY_NAME=\"Small Linux\"\n",
            "etc/passwd", "root::0:0:root:/root:/bin/sh\n",
            "etc/shadow", "root:*:19000:0:::::\n",
            "etc/hosts", "127.0.0.1 localhost\n10.0.0.9 nas\n",
            "etc/network/interfaces", "auto lo\niface lo inet loopback\n",
            "sbin/ifup", "#!/bin/sh\n",
            "etc/ssh/sshd_config", "",
            "etc/dropbear/README", "",
            "etc/machine-id", "0123456789abcdef0123456789abcdef\n",
            "usr/lib/systemd/systemd", "");
    private static final String OPENSSH_KEY = "/etc/ssh/ssh_host_ed25519_key";
    private static final String DROPBEAR_KEY = "/etc/dropbear/dropbear_ed25519_host_key";

    private RunningNode node;
    private ApiCaller admin;
    private LiveContainer container;

    @SuppressWarnings("NullAway.Init") // begin() sets the fields
    ContainerSetupTest() {}

    @BeforeEach
    void begin() throws Exception {
        assumeTrue(BusyboxTemplate.isPossible(), "LXC or a static busybox is not installed, or this is not root");
        node = RunningNode.start();
        BusyboxTemplate.install(node.state());
        BusyboxTemplate.install(node.state(), SMALL, FILES);
        admin = node.administrator();
        container = new LiveContainer(node, admin, "101");
    }

    @AfterEach
    void end() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void theSystemInsideIsSetUpWhenItIsMadeAndAtEachStart(String unprivileged) throws Exception {
        container.create(Map.of(
                "ostemplate", SMALL,
                "unprivileged", unprivileged,
                "hostname", "web.example.org",
                "password", "very secret",
                "ssh-public-keys",
                        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEWG5f8Nh8cTz3r0V6kM0Jd3v8F7Yv0mYVZ8b8l2cJ9x me",
                "nameserver", "192.0.2.53",
                "net0", "name=eth0,ip=192.0.2.7/24,gw=192.0.2.1"));
        assertThat(container.config().path("ostype").asText()).isEqualTo("alpine");
        assertThat(container.config().toString()).contains("web.example.org").doesNotContain("secret");
        container.start();
        assertThat(container.inside("cat", "/etc/hostname")).isEqualTo("web");
        assertThat(container.inside("cat", "/etc/hosts")).contains("192.0.2.7 web.example.org web", "10.0.0.9 nas");
        assertThat(container.inside("cat", "/etc/resolv.conf")).contains("nameserver 192.0.2.53");
        assertThat(container.inside("cat", "/etc/network/interfaces")).contains("address 192.0.2.7");
        assertThat(container.inside("cat", "/etc/shadow"))
                .startsWith("root:$6$")
                .doesNotContain("secret");
        assertThat(container.inside("cat", "/root/.ssh/authorized_keys")).startsWith("ssh-ed25519");
        assertThat(container.inside("stat", "-c", "%u %a", "/root/.ssh/authorized_keys"))
                .isEqualTo("0 600");
        container.power("stop", Map.of());

        assertThat(container.change(Map.of("hostname", "other")).status()).isEqualTo(200);
        container.start();
        assertThat(container.inside("cat", "/etc/hostname")).isEqualTo("other");
        assertThat(container.inside("cat", "/etc/hosts"))
                .contains("192.0.2.7 other")
                .doesNotContain("web");
    }

    @Test
    void anUnknownSystemIsLeftAsItIsAndGetsNoPassword() throws Exception {
        container.create(Map.of("hostname", "web"));
        assertThat(container.config().path("ostype").asText()).isEqualTo("unmanaged");
        container.start();
        assertThat(container.inside("ls", "/etc")).doesNotContain("hostname");

        Map<String, String> wish =
                new HashMap<>(Map.of("vmid", "102", "ostemplate", BusyboxTemplate.VOLUME, "rootfs", "local:0.0625"));
        wish.put("password", "very secret");
        assertThat(RunningNode.end(admin, admin.post(path("/lxc"), wish))).contains("not known");
        wish.put("nameserver", "192.0.2.53");
        assertThat(RunningNode.end(admin, admin.post(path("/lxc"), wish))).contains("password, nameserver");
        wish.put("ostype", "unmanaged");
        assertThat(admin.post(path("/lxc"), wish).error("password")).contains("unmanaged");
        assertThat(admin.get(path("/lxc")).data().findValuesAsText("vmid")).containsExactly("101");
    }

    @Test
    void aDirectoryIsMadeClonedAndRunsAsAnImageDoes() throws Exception {
        container.create(Map.of("rootfs", "local:0", "unprivileged", "1"));
        assertThat(container.config().path("rootfs").asText()).contains("subvol-101-disk-0.subvol");
        container.start();
        container.inside("touch", "/root/mine");
        container.power("stop", Map.of());
        RunningNode.succeed(admin, admin.post(path("/lxc/101/clone"), Map.of("newid", "102")));
        LiveContainer twin = new LiveContainer(node, admin, "102");
        twin.start();
        assertThat(twin.inside("stat", "-c", "%u", "/root/mine")).isEqualTo("0");
        assertThat(twin.inside("ls", "-l", "/bin/sh")).contains("busybox");
        twin.power("stop", Map.of());
        twin.destroy();
        container.destroy();
        node.containers().requireGone();
    }

    @Test
    void aCloneHasHostKeysAndAMachineIdOfItsOwn() throws Exception {
        container.create(Map.of("ostemplate", SMALL, "unprivileged", "1", "hostname", "web"));
        container.start();
        String key = container.inside("cat", OPENSSH_KEY + ".pub");
        String other = "ssh-ed25519 AAAA root@web";
        container.inside("sh", "-c", "echo secret > " + DROPBEAR_KEY);
        container.inside("sh", "-c", "echo '" + other + "' > " + DROPBEAR_KEY + ".pub");
        container.inside("sh", "-c", "echo 00112233445566778899aabbccddeeff > /etc/machine-id");
        container.power("stop", Map.of());
        RunningNode.succeed(admin, admin.post(path("/lxc/101/clone"), Map.of("newid", "102", "hostname", "twin")));
        LiveContainer twin = new LiveContainer(node, admin, "102");
        twin.start();
        requireOwn(twin, OPENSSH_KEY, key);
        requireOwn(twin, DROPBEAR_KEY, other);
        assertThat(twin.inside("cat", "/etc/machine-id")).isEmpty();
        container.start();
        assertThat(container.inside("cat", OPENSSH_KEY + ".pub")).isEqualTo(key);
        assertThat(container.inside("cat", DROPBEAR_KEY + ".pub")).isEqualTo(other);
        assertThat(container.inside("cat", "/etc/machine-id")).startsWith("0011");
    }

    private static void requireOwn(LiveContainer twin, String key, String before) throws Exception {
        assertThat(twin.inside("cat", key + ".pub"))
                .endsWith(" root@twin")
                .isNotEqualTo(before.replace("@web", "@twin"));
        assertThat(twin.inside("stat", "-c", "%u %a", key)).isEqualTo("0 600");
    }

    @Test
    void aTemplateTellsWhatIsInside() throws Exception {
        JsonNode told = admin.get("/vireo" + path("/storage/local/template-contents?volume=" + SMALL))
                .data();
        assertThat(told.path("ostype").asText()).isEqualTo("alpine");
        assertThat(told.path("system").asText()).isEqualTo("Small Linux");
        assertThat(told.path("version").asText()).isEqualTo("3.20");
        assertThat(told.path("arch").asText()).isEqualTo("amd64");
        assertThat(told.path("entries").asInt()).isGreaterThan(20);
        assertThat(told.path("bytes").asLong())
                .isGreaterThan(told.path("packed").asLong());
        Files.writeString(node.state().resolve("storage/template/cache/broken.tar"), "no archive");
        assertThat(admin.get("/vireo" + path("/storage/local/template-contents?volume=local:vztmpl/broken.tar"))
                        .error("volume"))
                .contains("no container can be made of it");
    }
}
