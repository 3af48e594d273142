// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the disks of machines that do not run: each change is seen in the configuration and in the files. */
@EnabledIf(value = "hasQemu", disabledReason = "qemu-img is not installed")
final class DiskLifeTest {
    private static final int MEBIBYTE = 1 << 20;
    /** 16 MiB. */
    private static final String GIBIBYTES = "0.015625";

    private RunningNode node;
    private ApiCaller admin;
    private Path other;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    DiskLifeTest() {}

    static boolean hasQemu() {
        return Files.isExecutable(Path.of("/usr/bin/qemu-img"));
    }

    @BeforeEach
    void begin() throws Exception {
        other = Files.createDirectory(folder.resolve("other"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        node = RunningNode.start("dir: other\n\tpath " + other + "\n\tcontent images\n");
        admin = node.administrator();
    }

    @AfterEach
    void end() throws Exception {
        node.close();
    }

    private void create(String vmid, Map<String, String> keys) throws Exception {
        Map<String, String> machine = new LinkedHashMap<>(keys);
        machine.put("vmid", vmid);
        machine.put("memory", "64");
        RunningNode.succeed(admin, admin.post(path("/qemu"), machine));
    }

    private String vm(String below) {
        return path("/qemu/100" + below);
    }

    private JsonNode config(String vmid) throws Exception {
        return admin.get(path("/qemu/" + vmid + "/config")).data();
    }

    private String volume(String key) throws Exception {
        return config("100").path(key).asText().replaceFirst(",.*", "");
    }

    private Path file(String volume) {
        Path root = volume.startsWith("local:") ? node.state().resolve("storage") : other;
        return root.resolve("images").resolve(volume.substring(volume.indexOf(':') + 1));
    }

    /** Writes data that is as large as a disk has space, and answers its digest. */
    private String fill(String volume) throws Exception {
        byte[] content = new byte[16 * MEBIBYTE];
        new Random(11).nextBytes(content);
        Path source = Files.write(folder.resolve("data"), content);
        qemuImg(
                "convert",
                "-n",
                "-f",
                "raw",
                "-O",
                format(volume),
                source.toString(),
                file(volume).toString());
        return digest(content);
    }

    private static String format(String volume) {
        return volume.substring(volume.lastIndexOf('.') + 1);
    }

    private String digestOf(String volume) throws Exception {
        Path raw = folder.resolve("read");
        qemuImg("convert", "-f", format(volume), "-O", "raw", file(volume).toString(), raw.toString());
        return digest(Files.readAllBytes(raw));
    }

    private static String digest(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static void qemuImg(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "qemu-img";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private void move(Map<String, String> arguments) throws Exception {
        RunningNode.succeed(admin, admin.post(vm("/move_disk"), arguments));
    }

    private static void refused(ApiReply reply, String words) {
        assertThat(reply.status()).isGreaterThanOrEqualTo(400);
        assertThat(reply.toString() + reply.body()).contains(words);
    }

    @Test
    void diskGrowsAndDoesNotShrink() throws Exception {
        create("100", Map.of("scsi0", "local:" + GIBIBYTES + ",format=qcow2", "scsi1", "local:" + GIBIBYTES));

        RunningNode.succeed(admin, admin.put(vm("/resize"), Map.of("disk", "scsi0", "size", "+4M")));
        RunningNode.succeed(admin, admin.put(vm("/resize"), Map.of("disk", "scsi1", "size", "32M")));

        assertThat(config("100").path("scsi0").asText()).contains("size=20M");
        assertThat(config("100").path("scsi1").asText()).contains("size=32M");
        assertThat(Files.size(file(volume("scsi1")))).isEqualTo(32 * MEBIBYTE);
        refused(
                admin.put(vm("/resize"), Map.of("disk", "scsi1", "size", "4M")),
                "shrinking disks is not supported: scsi1 has 32M");
        refused(admin.put(vm("/resize"), Map.of("disk", "scsi7", "size", "4M")), "disk 'scsi7' does not exist");
        assertThat(Files.size(file(volume("scsi1")))).isEqualTo(32 * MEBIBYTE);
    }

    @Test
    void movedDiskHoldsTheSameAndTheOldVolumeIsKeptOrGone() throws Exception {
        create("100", Map.of("scsi0", "local:" + GIBIBYTES + ",format=raw,cache=writeback"));
        String before = volume("scsi0");
        String data = fill(before);

        move(Map.of("disk", "scsi0", "storage", "other", "format", "qcow2"));

        String moved = volume("scsi0");
        assertThat(moved).startsWith("other:100/").endsWith(".qcow2");
        assertThat(config("100").path("scsi0").asText()).contains("size=16M").contains("cache=writeback");
        assertThat(config("100").path("unused0").asText()).isEqualTo(before);
        assertThat(digestOf(moved)).isEqualTo(data);

        move(Map.of("disk", "scsi0", "storage", "local", "format", "raw", "delete", "1"));

        assertThat(file(moved)).doesNotExist();
        assertThat(digestOf(volume("scsi0"))).isEqualTo(data);
        assertThat(digestOf(before)).isEqualTo(data);
        refused(admin.post(vm("/move_disk"), Map.of("disk", "scsi0", "storage", "local")), "in the format raw already");
        refused(admin.post(vm("/move_disk"), Map.of("disk", "scsi0", "storage", "none")), "'none' does not exist");
    }

    @Test
    void limitOfThroughputIsKeptAndAStoppedMoveLeavesNothing() throws Exception {
        create("100", Map.of("scsi0", "local:" + GIBIBYTES + ",format=raw"));
        String before = config("100").path("scsi0").asText();
        fill(volume("scsi0"));

        ApiReply moving = admin.post(vm("/move_disk"), Map.of("disk", "scsi0", "storage", "other", "bwlimit", "128"));
        Path made = other.resolve("images/100/vm-100-disk-0.raw");
        Until.holds("the copy has begun", () -> Files.exists(made));
        admin.delete(path("/tasks/" + ApiCaller.encode(moving.data().asText())));

        assertThat(RunningNode.end(admin, moving)).contains("received interrupt");
        assertThat(made).doesNotExist();
        assertThat(config("100").path("scsi0").asText()).isEqualTo(before);
    }

    @Test
    void diskIsDetachedAttachedElsewhereAndRemoved() throws Exception {
        create("100", Map.of("scsi0", "local:" + GIBIBYTES, "scsi1", "local:" + GIBIBYTES));
        String disk = volume("scsi0");

        assertThat(admin.put(vm("/unlink"), Map.of("idlist", "scsi0")).status()).isEqualTo(200);
        assertThat(config("100").path("unused0").asText()).isEqualTo(disk);
        assertThat(config("100").has("scsi0")).isFalse();

        assertThat(admin.put(vm("/config"), Map.of("virtio3", disk)).status()).isEqualTo(200);
        assertThat(config("100").has("unused0")).isFalse();
        assertThat(volume("virtio3")).isEqualTo(disk);

        admin.put(vm("/config"), Map.of("delete", "virtio3"));
        assertThat(config("100").path("unused0").asText()).isEqualTo(disk);
        admin.put(vm("/config"), Map.of("delete", "unused0"));
        assertThat(config("100").has("unused0")).isFalse();
        assertThat(file(disk)).doesNotExist();

        String second = volume("scsi1");
        assertThat(admin.put(vm("/unlink"), Map.of("idlist", "scsi1", "force", "1"))
                        .status())
                .isEqualTo(200);
        assertThat(file(second)).doesNotExist();
        assertThat(config("100").has("scsi1")).isFalse();
        assertThat(config("100").has("unused0")).isFalse();
    }

    @Test
    void anotherGuestGetsADisk() throws Exception {
        create("100", Map.of("scsi0", "local:" + GIBIBYTES + ",format=qcow2", "scsi1", "local:" + GIBIBYTES));
        create("101", Map.of("scsi0", "local:" + GIBIBYTES + ",format=qcow2"));
        String disk = volume("scsi0");
        String data = fill(disk);

        refused(
                admin.post(vm("/move_disk"), Map.of("disk", "scsi0", "target-vmid", "101")),
                "VM 101 has a scsi0 already");
        move(Map.of("disk", "scsi0", "target-vmid", "101", "target-disk", "virtio1"));

        String given = config("101").path("virtio1").asText();
        assertThat(given).startsWith("local:101/vm-101-disk-1.qcow2,").contains("size=16M");
        assertThat(config("100").has("scsi0")).isFalse();
        assertThat(file(disk)).doesNotExist();
        assertThat(digestOf(given.replaceFirst(",.*", ""))).isEqualTo(data);
    }

    @Test
    void rescanFindsVolumesThatNothingNamesAndTouchesNothingElse() throws Exception {
        create("100", Map.of("scsi0", "local:" + GIBIBYTES));
        String kept = volume("scsi0");
        Path images = node.state().resolve("storage/images/100");
        qemuImg(
                "create",
                "-q",
                "-f",
                "qcow2",
                images.resolve("vm-100-disk-7.qcow2").toString(),
                "8M");
        qemuImg("resize", "-q", "-f", "raw", file(kept).toString(), "18M");
        Files.createDirectory(images.resolveSibling("555"));
        Path foreign = Files.createFile(images.resolveSibling("555").resolve("vm-555-disk-0.raw"));
        Files.writeString(images.resolve("notes.txt"), "mine");
        Files.writeString(images.resolve("vm-100-state-before.raw"), "RAM");
        String before = config("100").path("digest").asText();
        String preview = "/vireo/nodes/" + RunningNode.NAME + "/rescan";
        assertThat(admin.get(preview + "?storage=other").data().path("findings"))
                .isEmpty();
        JsonNode found = admin.get(preview).data().path("findings");
        assertThat(found.findValuesAsText("kind")).containsExactlyInAnyOrder("unreferenced", "size", "no-guest");
        assertThat(found.findValuesAsText("volid"))
                .containsExactlyInAnyOrder("local:100/vm-100-disk-7.qcow2", kept, "local:555/vm-555-disk-0.raw");
        assertThat(config("100").path("digest").asText()).isEqualTo(before);

        RunningNode.succeed(admin, rescan());

        JsonNode config = config("100");
        assertThat(config.path("unused0").asText()).isEqualTo("local:100/vm-100-disk-7.qcow2");
        assertThat(config.has("unused1")).isFalse();
        assertThat(config.path("scsi0").asText()).contains("size=18M");
        assertThat(foreign).exists();
        String digest = config.path("digest").asText();
        RunningNode.succeed(admin, rescan());
        assertThat(config("100").path("digest").asText()).isEqualTo(digest);
        assertThat(admin.get(preview + "?vmid=100").data().path("findings")).isEmpty();
    }

    private ApiReply rescan() throws IOException, InterruptedException {
        return admin.post("/vireo/nodes/" + RunningNode.NAME + "/rescan", Map.of());
    }

    @Test
    void diskWithTheHeaderOfAnotherFormatStaysRaw() throws Exception {
        create("100", Map.of("scsi0", "local:" + GIBIBYTES + ",format=raw"));
        Path evil = folder.resolve("evil");
        qemuImg("create", "-q", "-f", "qcow2", "-b", "/etc/shadow", "-F", "raw", evil.toString(), "64M");
        byte[] content = Arrays.copyOf(Files.readAllBytes(evil), 16 * MEBIBYTE);
        Files.write(file(volume("scsi0")), content);

        RunningNode.succeed(admin, admin.put(vm("/resize"), Map.of("disk", "scsi0", "size", "+1M")));
        move(Map.of("disk", "scsi0", "storage", "other", "format", "raw", "delete", "1"));
        move(Map.of("disk", "scsi0", "storage", "local", "format", "qcow2", "delete", "1"));
        RunningNode.succeed(admin, rescan());

        assertThat(config("100").path("scsi0").asText()).contains("size=17M");
        assertThat(digestOf(volume("scsi0"))).isEqualTo(digest(Arrays.copyOf(content, 17 * MEBIBYTE)));
    }
}
