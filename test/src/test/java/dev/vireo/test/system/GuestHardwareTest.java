// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Hardware that needs more of the node than QEMU: a TPM's process, a cloud-init drive, limits of the process. */
@EnabledIf(value = "hasPrograms", disabledReason = "needs qemu-system-x86_64, swtpm and xorriso")
final class GuestHardwareTest {
    private RunningNode node;
    private ApiCaller admin;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    GuestHardwareTest() {}

    static boolean hasPrograms() {
        return Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64"))
                && Files.isExecutable(Path.of("/usr/bin/swtpm"))
                && Files.isExecutable(Path.of("/usr/bin/xorriso"));
    }

    @BeforeEach
    void begin() throws Exception {
        node = RunningNode.start();
        admin = node.administrator();
    }

    @AfterEach
    void end() throws Exception {
        node.close();
    }

    @Test
    void tpmRunsBesideItsGuestAndEndsWithIt() throws Exception {
        create(Map.of("tpmstate0", "local:1,version=v2.0", "rng0", "/dev/urandom", "watchdog", "i6300esb"));
        assertThat(config().path("tpmstate0").asText()).contains("local:100/vm-100-disk-", "size=4M", "version=v2.0");
        power("start");
        Path pidFile = process().runDirectory().resolve("100.swtpm.pid");
        long tpm = Long.parseLong(Files.readString(pidFile).strip());
        assertThat(GuestProcess.of(tpm).facts().get("Uid"))
                .isEqualTo(process().facts().get("Uid"));

        node.restartAgent();
        admin = node.administrator();
        assertThat(GuestProcess.of(tpm).isAlive()).isTrue();

        power("stop");
        Until.holds("the TPM's process ended", () -> !GuestProcess.of(tpm).isAlive());
        Path state = volume(config().path("tpmstate0").asText());
        assertThat(new String(Files.readAllBytes(state), 0, 8, StandardCharsets.US_ASCII))
                .isEqualTo("nilmptws");
        RunningNode.succeed(admin, admin.delete(path("/qemu/100")));
        assertThat(state).doesNotExist();
    }

    @Test
    void cloudInitDriveFollowsTheConfigurationAndGoesWithTheGuest() throws Exception {
        create(Map.of("ide0", "local:cloudinit", "ciuser", "admin", "cipassword", "very secret", "name", "cloud"));
        assertThat(config().path("ide0").asText()).isEqualTo("local:100/vm-100-cloudinit.raw,media=cdrom,size=4M");
        assertThat(config().path("cipassword").asText()).isEqualTo("**********");
        power("start");
        Path drive = volume(config().path("ide0").asText());
        String content = new String(Files.readAllBytes(drive), StandardCharsets.ISO_8859_1);
        assertThat(content)
                .contains("user: \"admin\"", "password: \"$6$", "hostname: \"cloud\"")
                .doesNotContain("very secret");
        power("stop");

        assertThat(admin.put(path("/qemu/100/config"), Map.of("ciuser", "other")).status()).isEqualTo(200);
        assertThat(pending("ciuser").path("value").asText()).isEqualTo("admin");
        assertThat(pending("ciuser").path("pending").asText()).isEqualTo("other");
        assertThat(admin.put(path("/qemu/100/cloudinit"), Map.of()).status()).isEqualTo(200);
        assertThat(pending("ciuser").path("value").asText()).isEqualTo("other");
        assertThat(admin.get(path("/qemu/100/cloudinit/dump?type=user")).data().asText())
                .startsWith("#cloud-config\n")
                .contains("user: \"other\"");

        RunningNode.succeed(admin, admin.delete(path("/qemu/100")));
        assertThat(drive).doesNotExist();
    }

    @Test
    void whatReachesTheNodeIsSetByRootAlone() throws Exception {
        create(Map.of());
        for (String key : new String[] {"args", "hookscript", "affinity", "hostpci0", "usb0", "serial0"}) {
            String value = Map.of(
                            "args", "-S",
                            "hookscript", "local:snippets/hook.sh",
                            "affinity", "0",
                            "hostpci0", "0000:01:00.0",
                            "usb0", "1-1",
                            "serial0", "/dev/ttyS0")
                    .getOrDefault(key, "");
            assertThat(admin.put(path("/qemu/100/config"), Map.of(key, value)).status())
                    .as(key)
                    .isEqualTo(403);
        }
    }

    @Test
    void whatIsNotOfferedIsRefusedWithTheReason() throws Exception {
        create(Map.of());
        ApiReply reply = admin.put(path("/qemu/100/config"), Map.of("arch", "aarch64"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.toString()).contains("x86_64 guests alone");
    }

    @Test
    void devicesOfTheNodeAreListed() throws Exception {
        JsonNode pci = admin.get(path("/hardware/pci?pci-class-blacklist=")).data();
        assertThat(pci.isArray()).isTrue();
        pci.forEach(device -> assertThat(device.path("id").asText()).matches("[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]"));
        assertThat(admin.get(path("/hardware/usb")).data().isArray()).isTrue();
        assertThat(admin.get(path("/hardware")).data()).hasSize(2);
    }

    private void create(Map<String, String> more) throws Exception {
        Map<String, String> machine = new TreeMap<>(Map.of("vmid", "100", "memory", "64"));
        machine.putAll(more);
        RunningNode.succeed(admin, admin.post(path("/qemu"), machine));
    }

    private void power(String action) throws Exception {
        RunningNode.succeed(admin, admin.post(path("/qemu/100/status/" + action), Map.of()));
    }

    private JsonNode config() throws Exception {
        return admin.get(path("/qemu/100/config")).data();
    }

    private JsonNode pending(String key) throws Exception {
        for (JsonNode entry : admin.get(path("/qemu/100/cloudinit")).data()) {
            if (entry.path("key").asText().equals(key)) {
                return entry;
            }
        }
        throw new AssertionError("no " + key);
    }

    private Path volume(String written) {
        String name = written.replaceFirst(",.*", "").replaceFirst("local:", "");
        return node.state().resolve("storage/images").resolve(name);
    }

    private GuestProcess process() throws Exception {
        long pid = admin.get(path("/qemu/100/status/current")).data().path("pid").asLong();
        return GuestProcess.of(pid);
    }
}
