// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.LiveGuest.vm;
import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A disk that moved under the guest is kept and copied as any other: QEMU has it under another name since. */
@EnabledIf(value = "hasGuest", disabledReason = "vireo.guest.iso names no CD of the guest: build it by ./vireo test")
final class MovedDiskTest {
    private RunningNode node;
    private LiveGuest guest;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    MovedDiskTest() {}

    static boolean hasGuest() {
        return GuestImage.isThere();
    }

    @BeforeEach
    void begin() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        node = RunningNode.start("dir: other\n\tpath " + other + "\n\tcontent images\n");
        guest = LiveGuest.start(
                node, Map.of("virtio0", "local:0.015625,format=qcow2", "scsi1", "local:0.015625,format=qcow2"));
        write("first");
        guest.succeed("/move_disk", Map.of("disk", "virtio0", "storage", "other", "format", "qcow2", "delete", "1"));
    }

    @AfterEach
    void end() throws Exception {
        node.close();
    }

    private void write(String word) throws Exception {
        guest.run("echo " + word + " | dd of=/dev/vda conv=notrunc,fsync 2>/dev/null");
    }

    private String read() throws Exception {
        return guest.run("echo 3 > /proc/sys/vm/drop_caches; head -n 1 /dev/vda")
                .strip();
    }

    @Test
    void snapshotWithMemoryKeepsIt() throws Exception {
        guest.succeed("/snapshot", Map.of("snapname", "moved", "vmstate", "1"));
        write("later");

        guest.succeed("/snapshot/moved/rollback", Map.of());
        assertThat(read()).isEqualTo("first");

        RunningNode.succeed(guest.admin(), guest.admin().delete(vm("/snapshot/moved")));
        assertThat(read()).isEqualTo("first");
    }

    @Test
    void cloneOfTheRunningMachineCopiesIt() throws Exception {
        guest.succeed("/clone", Map.of("newid", "101", "full", "1", "storage", "other"));

        assertThat(DiskBytes.sum(file(101), null)).isEqualTo(DiskBytes.sum(file(100), null));
    }

    private Path file(int vmid) throws Exception {
        String disk = guest.admin()
                .get(path("/qemu/" + vmid + "/config"))
                .data()
                .path("virtio0")
                .asText();
        return folder.resolve("other/images")
                .resolve(disk.replaceFirst("^other:", "").replaceFirst(",.*", ""));
    }
}
