// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.desktop.client.AgentClient;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person brings an imported machine from SATA to VirtIO by the guided switch. The guest has drivers for VirtIO and
 * none for SATA, from which only its firmware loads it: what Windows sees before and after the switch it sees the other way round.
 */
final class VirtioSwitchTest {
    private static final Duration BOOT = Duration.ofMinutes(2);
    private static final Duration WHILE = Duration.ofMinutes(1);
    private static final Vmid VMID = Vmid.parse("100");

    @TempDir
    Path folder;

    private final Path iso = Path.of(System.getProperty("vireo.guest.iso", "no guest"));
    private final Person person = new Person();
    private NodeUnderTest node;
    private AgentClient api;
    private Guest guest;
    private DesktopUnderTest desktop;

    @BeforeEach
    void startNodeAndDesktop() throws IOException, TimeoutException {
        assumeTrue(System.getenv("DISPLAY") != null, "no display: set DISPLAY");
        assumeTrue(Files.exists(iso), "no guest to import: set -Dvireo.guest.iso");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64")), "QEMU is not installed");
        // QEMU runs as another user, who has to get to the guest's disks.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        node = new NodeUnderTest(folder);
        api = node.client();
        guest = new Guest(api, VMID);
        Files.createDirectories(node.storage().resolve("import"));
        Files.copy(iso, node.storage().resolve("import/old.raw"));
        Files.createDirectories(node.storage().resolve("template/iso"));
        Files.copy(iso, node.storage().resolve("template/iso/virtio-win-like.iso"));
        guest.create(Map.of(
                "name", "slow",
                "memory", "192",
                "serial0", "socket",
                "sata0", "local:0,format=qcow2,import-from=local:import/old.raw",
                "ide2", "none,media=cdrom",
                "boot", "order=sata0;ide2"));
        desktop = new DesktopUnderTest(node, "light");
    }

    @AfterEach
    void endAll() throws Exception {
        if (desktop != null) {
            desktop.close();
        }
        if (guest != null && guest.exists()) {
            guest.process().ifPresent(ProcessHandle::destroyForcibly);
        }
        if (node != null) {
            api.close();
            node.close();
        }
    }

    @Test
    void theMainDiskComesToVirtioStepByStepAndIsBootedFrom() throws IOException {
        openSwitch();

        person.clicks("#switch-start");
        assertThat(disksAfterBoot()).containsExactly("sr0");
        person.clicks("#switch-shutdown-1");

        person.clicks("#switch-add");
        person.clicks("#switch-start-2");
        assertThat(disksAfterBoot()).containsExactly("sda", "sr0");
        assertThat(key("scsi0")).contains("serial=vireo-drivers", "size=1G");
        assertThat(key("ide2")).startsWith("local:iso/virtio-win-like.iso,media=cdrom");
        person.clicks("#switch-drivers");
        person.clicks("#switch-shutdown-2");

        String main = key("sata0").replaceFirst(",.*", "");
        person.clicks("#switch-move");
        person.clicks("#switch-start-3");
        assertThat(disksAfterBoot()).containsExactly("sda", "sdb", "sr0");
        assertThat(guest.configuration()).doesNotContainKey("sata0").containsEntry("boot", "order=scsi1;ide2");
        assertThat(key("scsi1")).startsWith(main + ",");

        person.clicks("#switch-remove");
        person.sees("#switch-done");
        Eventually.holds("the second disk is gone", WHILE, () -> disks().equals(List.of(main)));
        assertThat(guest.configuration()).doesNotContainKeys("scsi0", "unused0").containsKey("scsi1");
        person.clicks("#switch-close");
    }

    private void openSwitch() {
        person.pastes("#command", "slow");
        person.pressesEnter();
        person.reads("#item-name", VMID + " slow");
        person.clicks("#tab-hardware");
        person.clicksCell("sata0");
        person.clicks("#row-actions");
        person.clicks("#row-disk-virtio");
        person.sees("#virtio-switch");
    }

    /** What the guest finds once it has booted. */
    private List<String> disksAfterBoot() throws IOException {
        Eventually.holds("the guest runs", WHILE, () -> guest.process().isPresent());
        try (SerialPort serial = new SerialPort(guest.socket("serial0"))) {
            String line = serial.awaitLine("GUEST-READY", BOOT);
            return List.of(
                    line.replaceFirst(".* disks=", "").replaceFirst(",? .*", "").split(","));
        }
    }

    private String key(String key) {
        return String.valueOf(guest.configuration().get(key));
    }

    /** Volumes of its disks. */
    private List<String> disks() {
        try (Stream<Path> all = Files.list(node.storage().resolve("images/" + VMID))) {
            return all.map(file -> "local:" + VMID + "/" + file.getFileName()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
