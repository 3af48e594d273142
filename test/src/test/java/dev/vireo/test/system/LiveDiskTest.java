// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Disks of a guest that really runs grow and move under it, and it reads what it wrote. */
@EnabledIf(value = "hasGuest", disabledReason = "vireo.guest.iso names no CD of the guest: build it by ./vireo test")
final class LiveDiskTest {
    private RunningNode node;
    private ApiCaller admin;
    private Path other;
    private int asked;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    LiveDiskTest() {}

    static boolean hasGuest() {
        return GuestImage.isThere();
    }

    @BeforeEach
    void begin() throws Exception {
        other = Files.createDirectory(folder.resolve("other"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        node = RunningNode.start("dir: other\n\tpath " + other + "\n\tcontent images\n");
        admin = node.administrator();
        GuestImage.upload(admin);
        Map<String, String> machine = Map.ofEntries(
                Map.entry("vmid", "100"),
                Map.entry("memory", "256"),
                Map.entry("ostype", "l26"),
                Map.entry("scsihw", "virtio-scsi-single"),
                Map.entry("virtio0", "local:0.0625,format=raw"),
                Map.entry("scsi1", "local:0.015625,format=qcow2,bps=500000000,iothread=1"),
                Map.entry("ide2", GuestImage.VOLUME + ",media=cdrom"),
                Map.entry("serial0", "socket"),
                Map.entry("boot", "order=ide2"));
        RunningNode.succeed(admin, admin.post(path("/qemu"), machine));
    }

    @AfterEach
    void end() throws Exception {
        node.close();
    }

    private static String vm(String below) {
        return path("/qemu/100" + below);
    }

    private SerialLine boot() throws Exception {
        RunningNode.succeed(admin, admin.post(vm("/status/start"), Map.of()));
        SerialLine serial = SerialLine.open(process().runDirectory().resolve("100.serial0"));
        serial.await("GUEST-READY");
        return serial;
    }

    private GuestProcess process() throws Exception {
        return GuestProcess.of(
                admin.get(vm("/status/current")).data().path("pid").asLong());
    }

    private JsonNode config() throws Exception {
        return admin.get(vm("/config")).data();
    }

    private String volume(String key) throws Exception {
        return config().path(key).asText().replaceFirst(",.*", "");
    }

    private Path file(String volume) {
        Path root = volume.startsWith("local:") ? node.state().resolve("storage") : other;
        return root.resolve("images").resolve(volume.substring(volume.indexOf(':') + 1));
    }

    /** The digest of the first megabytes of a device as the guest reads them, not from its memory. */
    private String digest(SerialLine serial, String device, int megabytes) throws Exception {
        asked++;
        serial.type("sync; echo 3 > /proc/sys/vm/drop_caches; echo sum-$((" + asked + ")) $(dd if=/dev/" + device
                + " bs=1M count=" + megabytes + " 2>/dev/null | md5sum | cut -c 1-32) end-$((" + asked + "))");
        Matcher digest = Pattern.compile("sum-" + asked + " ([0-9a-f]{32})").matcher(serial.await("end-" + asked));
        assertThat(digest.find()).as("a digest of " + device).isTrue();
        return digest.group(1);
    }

    private void fill(SerialLine serial, String device, int megabytes) throws Exception {
        serial.type("dd if=/dev/urandom of=/dev/" + device + " bs=1M count=" + megabytes
                + " 2>/dev/null; sync; echo filled-$((40 + 2))-" + device);
        serial.await("filled-42-" + device);
    }

    private void move(String key, String storage, String format) throws Exception {
        RunningNode.succeed(
                admin,
                admin.post(
                        vm("/move_disk"), Map.of("disk", key, "storage", storage, "format", format, "delete", "1")));
    }

    @Test
    void growUnderTheGuest() throws Exception {
        try (SerialLine serial = boot()) {
            fill(serial, "vda", 8);
            String before = digest(serial, "vda", 8);

            RunningNode.succeed(admin, admin.put(vm("/resize"), Map.of("disk", "virtio0", "size", "+32M")));
            RunningNode.succeed(admin, admin.put(vm("/resize"), Map.of("disk", "scsi1", "size", "32M")));

            serial.type("echo size-$(cat /sys/block/vda/size)-");
            serial.await("size-196608-");
            assertThat(digest(serial, "vda", 8)).isEqualTo(before);
            assertThat(config().path("virtio0").asText()).contains("size=96M");
            assertThat(config().path("scsi1").asText()).contains("size=32M");
        }
    }

    @Test
    void moveUnderTheGuestThroughFormatsAndStorages() throws Exception {
        try (SerialLine serial = boot()) {
            fill(serial, "vda", 48);
            fill(serial, "sda", 12);
            String data = digest(serial, "vda", 48);
            String limited = digest(serial, "sda", 12);
            String first = volume("virtio0");

            move("virtio0", "other", "qcow2");
            assertThat(file(first)).doesNotExist();
            assertThat(digest(serial, "vda", 48)).isEqualTo(data);
            move("virtio0", "local", "raw");
            move("virtio0", "other", "raw");
            move("scsi1", "other", "raw");

            assertThat(digest(serial, "vda", 48)).isEqualTo(data);
            assertThat(digest(serial, "sda", 12)).isEqualTo(limited);
            fill(serial, "vda", 4);
            String changed = digest(serial, "vda", 48);
            RunningNode.succeed(admin, admin.put(vm("/resize"), Map.of("disk", "virtio0", "size", "+16M")));
            RunningNode.succeed(admin, admin.post(vm("/status/stop"), Map.of()));

            try (SerialLine again = boot()) {
                assertThat(digest(again, "vda", 48)).isEqualTo(changed);
                assertThat(digest(again, "sda", 12)).isEqualTo(limited);
            }
        }
    }

    @Test
    void stoppedMoveLeavesTheGuestWithWhatItHad() throws Exception {
        String before = config().path("virtio0").asText();
        try (SerialLine serial = boot()) {
            fill(serial, "vda", 16);
            String data = digest(serial, "vda", 16);

            ApiReply moving = admin.post(
                    vm("/move_disk"), Map.of("disk", "virtio0", "storage", "other", "bwlimit", "512"));
            Path target = other.resolve("images/100/vm-100-disk-0.raw");
            Until.holds("the copy has begun", () -> Files.exists(target) && Files.size(target) > 0);
            admin.delete(path("/tasks/" + ApiCaller.encode(moving.data().asText())));

            assertThat(RunningNode.end(admin, moving)).contains("received interrupt");
            assertThat(target).doesNotExist();
            assertThat(config().path("virtio0").asText()).isEqualTo(before);
            assertThat(admin.get(vm("/status/current")).data().path("qmpstatus").asText())
                    .isEqualTo("running");
            assertThat(digest(serial, "vda", 16)).isEqualTo(data);

            move("virtio0", "other", "qcow2");
            assertThat(digest(serial, "vda", 16)).isEqualTo(data);
        }
    }

    @Test
    void agentThatRestartsInTheMiddleOfAMoveFindsTheGuestWithWhatItHad() throws Exception {
        try (SerialLine serial = boot()) {
            fill(serial, "vda", 16);
            String data = digest(serial, "vda", 16);
            String before = config().path("virtio0").asText();
            admin.post(vm("/move_disk"), Map.of("disk", "virtio0", "storage", "other", "bwlimit", "512"));
            Path target = other.resolve("images/100/vm-100-disk-0.raw");
            Until.holds("the copy has begun", () -> Files.exists(target) && Files.size(target) > 0);

            node.restartAgent();
            admin = node.administrator();

            assertThat(target).doesNotExist();
            assertThat(config().path("virtio0").asText()).isEqualTo(before);
            assertThat(digest(serial, "vda", 16)).isEqualTo(data);
            move("virtio0", "other", "qcow2");
            assertThat(digest(serial, "vda", 16)).isEqualTo(data);
        }
    }
}
