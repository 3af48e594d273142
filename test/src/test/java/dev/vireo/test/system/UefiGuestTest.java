// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A machine that boots by UEFI: the variables of its firmware share the fate of its disks. */
@EnabledIf(value = "hasFirmware", disabledReason = "needs qemu-system-x86_64, qemu-io and the package ovmf")
final class UefiGuestTest {
    private static final String VARIABLE = "setvar Moment -guid 5a3c1c59-0b4b-4c3c-9b1f-1f2e3d4c5b6a";

    private static final Path VARIABLES = Path.of("/usr/share/OVMF/OVMF_VARS_4M.fd");

    private RunningNode node;
    private ApiCaller admin;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    UefiGuestTest() {}

    static boolean hasFirmware() {
        return Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64"))
                && Files.isExecutable(Path.of("/usr/bin/qemu-io"))
                && Files.exists(VARIABLES);
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
    void variablesGoBackAndAreClonedTogetherWithDisksAndMemory() throws Exception {
        create(Map.of());
        assertThat(config(100, "efidisk0")).isEqualTo("local:100/vm-100-disk-1.qcow2,efitype=4m,size=528K");
        Path variables = volume(100);
        DiskBytes.requireSame(variables, VARIABLES);
        snapshot("fresh", "0");

        succeed(100, "/status/start", Map.of());
        awaitFirmware();
        snapshot("booted", "0");
        snapshot("running", "1");
        String kept = DiskBytes.sum(variables, "running");
        assertThat(kept).isNotEqualTo(DiskBytes.sum(variables, "fresh"));

        succeed(100, "/snapshot/running/rollback", Map.of());
        assertThat(status(100)).isEqualTo("running");
        assertThat(DiskBytes.sum(variables, "running")).isEqualTo(kept);
        succeed(100, "/clone", Map.of("newid", "101", "full", "1"));
        succeed(100, "/snapshot/fresh/rollback", Map.of());
        assertThat(status(100)).isEqualTo("stopped");
        DiskBytes.requireSame(variables, VARIABLES);
        succeed(100, "/snapshot/booted/rollback", Map.of());
        assertThat(DiskBytes.sum(variables, null)).isEqualTo(DiskBytes.sum(variables, "booted"));

        assertThat(config(101, "efidisk0")).startsWith("local:101/vm-101-disk-1.qcow2,efitype=4m");
        succeed(101, "/template", Map.of());
        succeed(101, "/clone", Map.of("newid", "102"));
        assertThat(config(102, "efidisk0")).startsWith("local:101/base-101-disk-1.qcow2/102/vm-102-disk-1.qcow2,");
        succeed(102, "/status/start", Map.of());
        assertThat(status(102)).isEqualTo("running");
    }

    @Test
    void aVariableHasTheValueOfTheMomentThatTheMachineGoesBackTo() throws Exception {
        create(Map.of());
        succeed(100, "/status/start", Map.of());
        try (SerialLine shell = openShell()) {
            write(shell, "1A2B3C4D");
            snapshot("memory", "1");
            write(shell, "5E6F7A8B");
        }

        succeed(100, "/snapshot/memory/rollback", Map.of());
        try (SerialLine shell = openSerial()) {
            requireValue(shell, "4D 3C 2B 1A");
            // What goes on from its memory writes to where the next start reads from.
            write(shell, "99887766");
            snapshot("disks", "0");
            write(shell, "55443322");
        }
        succeed(100, "/snapshot/disks/rollback", Map.of());
        succeed(100, "/status/start", Map.of());
        try (SerialLine shell = openShell()) {
            requireValue(shell, "66 77 88 99");
        }
    }

    /** The firmware finds nothing to boot and comes to its own shell. */
    private SerialLine openShell() throws Exception {
        SerialLine serial = openSerial();
        serial.await("startup.nsh");
        serial.send("\033");
        serial.await("Shell>");
        return serial;
    }

    private static void write(SerialLine shell, String number) throws Exception {
        shell.forget();
        shell.send(VARIABLE + " -bs -nv =0x" + number + "\r");
        shell.await("Shell>");
    }

    private static void requireValue(SerialLine shell, String bytes) throws Exception {
        shell.forget();
        shell.send(VARIABLE + "\r");
        assertThat(shell.await("Shell>")).contains("0004 Bytes", bytes);
    }

    @Test
    void rawVariablesAreMovedToQcow2WhileTheMachineRunsAndCanBeKeptThen() throws Exception {
        create(Map.of("efidisk0", "local:1,efitype=4m,format=raw"));
        assertThat(config(100, "efidisk0")).startsWith("local:100/vm-100-disk-1.raw,");
        ApiReply refused = admin.post(path("/qemu/100/snapshot"), Map.of("snapname", "one1"));
        assertThat(refused.toString()).contains("efidisk0", "move the disk to the format qcow2");

        succeed(100, "/status/start", Map.of());
        succeed(100, "/move_disk", Map.of("disk", "efidisk0", "format", "qcow2", "delete", "1"));

        assertThat(config(100, "efidisk0")).matches("local:100/vm-100-disk-[0-9]\\.qcow2,efitype=4m,size=528K");
        snapshot("moved", "1");
        succeed(100, "/snapshot/moved/rollback", Map.of());
        assertThat(status(100)).isEqualTo("running");
    }

    @Test
    void stateOfATpmIsRawWhateverItsGuestIs() throws Exception {
        ApiReply refused =
                admin.post(path("/qemu"), Map.of("vmid", "100", "tpmstate0", "local:1,version=v2.0,format=qcow2"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.toString()).contains("tpmstate0", "raw alone", "qcow2");

        create(Map.of("tpmstate0", "local:1,version=v2.0"));
        ApiReply snapshot = admin.post(path("/qemu/100/snapshot"), Map.of("snapname", "one1"));
        assertThat(snapshot.toString()).contains("tpmstate0", "swtpm knows no other format");
        succeed(100, "/template", Map.of());
        succeed(100, "/clone", Map.of("newid", "101"));
        succeed(100, "/clone", Map.of("newid", "102", "full", "1", "format", "qcow2"));
        assertThat(config(101, "tpmstate0")).startsWith("local:101/vm-101-disk-2.raw,");
        assertThat(config(102, "tpmstate0")).startsWith("local:102/vm-102-disk-2.raw,");
        assertThat(config(102, "scsi0")).startsWith("local:102/vm-102-disk-0.qcow2,");
    }

    /** Before the firmware looks for a loader it has written its first variables. */
    private void awaitFirmware() throws Exception {
        try (SerialLine serial = openSerial()) {
            serial.await("BdsDxe");
        }
    }

    private SerialLine openSerial() throws Exception {
        long pid =
                admin.get(path("/qemu/100/status/current")).data().path("pid").asLong();
        return SerialLine.open(GuestProcess.of(pid).runDirectory().resolve("100.serial0"));
    }

    private void create(Map<String, String> more) throws Exception {
        Map<String, String> machine = new TreeMap<>(Map.of(
                "vmid", "100",
                "serial0", "socket",
                "memory", "128",
                "machine", "q35",
                "bios", "ovmf",
                "scsi0", "local:0.03,format=qcow2",
                "efidisk0", "local:1,efitype=4m"));
        machine.putAll(more);
        RunningNode.succeed(admin, admin.post(path("/qemu"), machine));
    }

    private void snapshot(String name, String withMemory) throws Exception {
        succeed(100, "/snapshot", Map.of("snapname", name, "vmstate", withMemory));
    }

    private void succeed(int vmid, String below, Map<String, String> arguments) throws Exception {
        RunningNode.succeed(admin, admin.post(path("/qemu/" + vmid + below), arguments));
    }

    private String config(int vmid, String key) throws Exception {
        return admin.get(path("/qemu/" + vmid + "/config")).data().path(key).asText();
    }

    private String status(int vmid) throws Exception {
        return admin.get(path("/qemu/" + vmid + "/status/current"))
                .data()
                .path("status")
                .asText();
    }

    private Path volume(int vmid) throws Exception {
        String name = config(vmid, "efidisk0").replaceFirst(",.*", "").replaceFirst("^local:", "");
        return node.state().resolve("storage/images").resolve(name);
    }
}
