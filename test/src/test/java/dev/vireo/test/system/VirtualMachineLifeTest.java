// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A virtual machine from its creation to its removal, with a guest that really boots. */
@EnabledIf(value = "hasGuest", disabledReason = "vireo.guest.iso names no CD of the guest: build it by ./vireo test")
final class VirtualMachineLifeTest {
    private RunningNode node;
    private ApiCaller admin;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    VirtualMachineLifeTest() {}

    static boolean hasGuest() {
        return GuestImage.isThere();
    }

    @BeforeEach
    void begin() throws Exception {
        node = RunningNode.start();
        admin = node.administrator();
        GuestImage.upload(admin);
    }

    @AfterEach
    void end() throws Exception {
        node.close();
    }

    @Test
    void livesFromCreationToRemovalInTheHandsOfTheApi() throws Exception {
        Path disk = create();
        assertThat(disk).exists();
        GuestProcess qemu;
        try (SerialLine serial = start()) {
            String boot = serial.await("GUEST-DHCP eth0 10.0.2.");
            serial.await("GUEST-READY");
            assertThat(boot).doesNotContain("Kernel panic");
            qemu = process();
            assertThat(status().path("qmpstatus").asText()).isEqualTo("running");

            succeed("/status/suspend", Map.of());
            assertThat(status().path("qmpstatus").asText()).isEqualTo("paused");
            succeed("/status/resume", Map.of());
            assertThat(status().path("qmpstatus").asText()).isEqualTo("running");

            ApiReply shutdown = admin.post(vm("/status/shutdown"), Map.of("timeout", "60"));
            serial.await("GUEST-POWERBUTTON");
            RunningNode.succeed(admin, shutdown);
        }
        assertThat(qemu.isAlive()).isFalse();
        assertThat(status().path("status").asText()).isEqualTo("stopped");

        RunningNode.succeed(admin, admin.delete(vm("")));
        assertThat(disk).doesNotExist();
        assertThat(admin.get(path("/qemu")).data()).isEmpty();
        assertThat(node.guests().running()).isEmpty();
    }

    @Test
    void runsOnWhileTheAgentRestartsAndIsRecognised() throws Exception {
        create();
        try (SerialLine serial = start()) {
            serial.await("GUEST-READY");
            long pid = process().pid();

            node.restartAgent();
            admin = node.administrator();

            assertThat(status().path("status").asText()).isEqualTo("running");
            assertThat(process().pid()).isEqualTo(pid);
            serial.type("echo still-$((20 + 22))");
            serial.await("still-42");
            succeed("/status/stop", Map.of());
            assertThat(node.guests().running()).isEmpty();
        }
    }

    @Test
    void isSeenAsStoppedAfterTheGuestSwitchedItselfOff() throws Exception {
        create();
        try (SerialLine serial = start()) {
            serial.await("GUEST-READY");
            serial.type("poweroff -f");
            awaitStopped();
        }
        assertThat(node.guests().running()).isEmpty();
    }

    @Test
    void isSeenAsStoppedAfterItsProcessWasKilledAndStartsAgain() throws Exception {
        create();
        try (SerialLine serial = start()) {
            serial.await("GUEST-READY");
            process().kill();
            awaitStopped();
        }
        try (SerialLine serial = start()) {
            serial.await("GUEST-READY");
        }
    }

    @Test
    void isConfinedBySeccompAndAnAccountWithoutRights() throws Exception {
        create();
        start().close();
        Map<String, String> facts = process().facts();
        assertThat(facts).containsEntry("Seccomp", "2");
        if ("root".equals(System.getProperty("user.name"))) {
            String line = Files.readAllLines(Path.of("/etc/passwd")).stream()
                    .filter(account -> account.startsWith("vireo-qemu:"))
                    .findFirst()
                    .orElseThrow();
            String uid = line.split(":")[2];
            assertThat(List.of(facts.getOrDefault("Uid", "").split("\\s+"))).containsOnly(uid);
            assertThat(facts).containsEntry("NoNewPrivs", "1").containsEntry("CapEff", "0000000000000000");
        }
    }

    @Test
    void commandLineIsToldAsItRunsAndAsTheNextStartWouldBe() throws Exception {
        create();
        String path = "/vireo/nodes/" + RunningNode.NAME + "/qemu/100/command-line";
        JsonNode stopped = admin.get(path).data();
        assertThat(stopped.path("running")).isEmpty();
        assertThat(stopped.path("next").toString()).contains("guest=life,debug-threads=on");
        start().close();
        RunningNode.succeed(admin, admin.post(vm("/config"), Map.of("memory", "384")));

        JsonNode running = admin.get(path).data();
        List<String> told = new ArrayList<>();
        running.path("running").forEach(argument -> told.add(argument.asText()));
        assertThat(told).isEqualTo(process().arguments()).contains("size=256M");
        assertThat(running.path("next").toString()).contains("384");
    }

    private static String vm(String below) {
        return path("/qemu/100" + below);
    }

    private Path create() throws Exception {
        Map<String, String> machine = Map.ofEntries(
                Map.entry("vmid", "100"),
                Map.entry("name", "life"),
                Map.entry("memory", "256"),
                Map.entry("ostype", "l26"),
                Map.entry("scsihw", "virtio-scsi-single"),
                Map.entry("scsi0", "local:1,format=qcow2"),
                Map.entry("ide2", GuestImage.VOLUME + ",media=cdrom"),
                Map.entry("net0", "virtio"),
                Map.entry("serial0", "socket"),
                Map.entry("boot", "order=ide2"));
        RunningNode.succeed(admin, admin.post(path("/qemu"), machine));
        String disk = admin.get(vm("/config")).data().path("scsi0").asText();
        String volume = disk.replaceFirst(",.*", "").replaceFirst("local:", "");
        return node.state().resolve("storage/images").resolve(volume);
    }

    private SerialLine start() throws Exception {
        succeed("/status/start", Map.of());
        return SerialLine.open(process().runDirectory().resolve("100.serial0"));
    }

    private void succeed(String below, Map<String, String> arguments) throws Exception {
        RunningNode.succeed(admin, admin.post(vm(below), arguments));
    }

    private JsonNode status() throws Exception {
        return admin.get(vm("/status/current")).data();
    }

    private GuestProcess process() throws Exception {
        return GuestProcess.of(status().path("pid").asLong());
    }

    private void awaitStopped() throws Exception {
        Until.holds("VM 100 is stopped", () -> status().path("status").asText().equals("stopped"));
    }
}
