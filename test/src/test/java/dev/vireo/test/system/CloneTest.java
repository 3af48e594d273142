// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Clones and templates: what is copied, what must differ, and what is never written. */
@EnabledIf(value = "hasQemu", disabledReason = "QEMU and its tools are not installed")
final class CloneTest {
    private RunningNode node;
    private ApiCaller admin;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    CloneTest() {}

    static boolean hasQemu() {
        return Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64"))
                && Files.isExecutable(Path.of("/usr/bin/qemu-io"));
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
    void realGuestsBootFromFullAndLinkedClonesAndAreMachinesOfTheirOwn() throws Exception {
        assumeTrue(GuestImage.isThere(), "vireo.guest.iso names no CD of the guest: build it by ./vireo test");
        create(Map.of(
                "memory", "192",
                "scsi0", "local:0.0625,format=qcow2",
                "ide2", "local:cloudinit",
                "ipconfig0", "ip=10.77.0.100/24",
                "net0", "virtio",
                "serial0", "socket"));
        DiskBytes.fill(image("100/vm-100-disk-0.qcow2"), Path.of(System.getProperty("vireo.guest.iso", "")));
        succeed(100, "/template", Map.of());
        Map<Path, String> before = files("100");

        clone(Map.of("newid", "101", "name", "linked"));
        clone(Map.of("newid", "102", "name", "whole", "full", "1", "format", "raw"));
        configure(101, Map.of("ipconfig0", "ip=10.77.0.101/24"));
        configure(102, Map.of("ipconfig0", "ip=10.77.0.102/24", "citype", "configdrive2"));

        assertThat(config(101).path("scsi0").asText())
                .startsWith("local:100/base-100-disk-0.qcow2/101/vm-101-disk-0.qcow2,");
        assertThat(config(102).path("scsi0").asText()).startsWith("local:102/vm-102-disk-0.raw,");
        Identity linked = boot(101);
        Identity whole = boot(102);
        assertThat(linked.mac).isEqualToIgnoringCase(macOf(101)).isNotEqualTo(whole.mac);
        assertThat(whole.mac).isEqualToIgnoringCase(macOf(102)).isNotEqualToIgnoringCase(macOf(100));
        assertThat(linked.uuid).isNotEqualTo(whole.uuid);
        assertThat(linked.named).isEqualTo(List.of("linked", "10.77.0.101/24"));
        assertThat(whole.named).isEqualTo(List.of("whole", "10.77.0.102/24"));
        assertThat(files("100")).containsExactlyEntriesOf(before);
        assertThat(admin.delete(path("/qemu/100")).toString()).contains("VM 101 (linked) is a linked clone");
    }

    /**
     * What a guest sees of itself.
     *
     * @param named its host name and address, which it has from its cloud-init drive
     */
    private record Identity(String mac, String uuid, List<String> named) {}

    private Identity boot(int vmid) throws Exception {
        succeed(vmid, "/status/start", Map.of());
        long pid = admin.get(path("/qemu/" + vmid + "/status/current"))
                .data()
                .path("pid")
                .asLong();
        try (SerialLine serial =
                SerialLine.open(GuestProcess.of(pid).runDirectory().resolve(vmid + ".serial0"))) {
            serial.await("GUEST-READY");
            serial.type("dd if=/dev/zero of=/dev/sda bs=1M seek=40 count=4 conv=fsync");
            serial.type("echo ID-$((6*7)) $(cat /sys/class/net/e*/address) $(cat /sys/class/dmi/id/product_uuid)"
                    + " $(hostname) $(ip -4 -o addr show eth0 | awk '{print $4}') END-$((6*7))");
            // What was typed is echoed with the sums as they were written.
            String heard = serial.await(" END-42");
            String[] words = heard.substring(heard.indexOf("ID-42 ")).split(" ");
            return new Identity(words[1], words[2], List.of(words[3], words[4]));
        }
    }

    /** Every file of a machine's disks with the sum of its bytes as they lie on the storage. */
    private Map<Path, String> files(String vmid) throws Exception {
        Map<Path, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.list(image(vmid))) {
            for (Path file : all.toList()) {
                sums.put(
                        file,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
            }
        }
        return sums;
    }

    @Test
    void fullClonesOfStoppedAndRunningMachinesHoldTheSameBytesInWhateverFormat() throws Exception {
        create(Map.of("memory", "32", "scsi0", "local:0.015625,format=qcow2", "virtio1", "local:0.015625,format=raw"));
        DiskBytes.write(image("100/vm-100-disk-0.qcow2"), "write -P 17 1M 3M");
        String bytes = DiskBytes.sum(image("100/vm-100-disk-0.qcow2"), null);

        clone(Map.of("newid", "101", "format", "qcow2", "name", "cold", "description", "a copy"));
        succeed(100, "/status/start", Map.of());
        clone(Map.of("newid", "102"));

        assertThat(DiskBytes.sum(image("101/vm-101-disk-0.qcow2"), null)).isEqualTo(bytes);
        assertThat(image("101/vm-101-disk-1.qcow2")).exists();
        assertThat(DiskBytes.sum(image("102/vm-102-disk-0.qcow2"), null)).isEqualTo(bytes);
        assertThat(image("102/vm-102-disk-1.raw")).hasSize(16 << 20);
        assertThat(config(101).path("description").asText()).isEqualTo("a copy");
        assertThat(config(102).path("name").asText()).isEqualTo("Copy-of-VM-source");
        for (String key : new String[] {"vmgenid", "smbios1"}) {
            assertThat(config(101).path(key).asText())
                    .isNotEmpty()
                    .isNotEqualTo(config(100).path(key).asText());
        }
    }

    @Test
    void aCloneOfASnapshotHoldsWhatTheMachineWas() throws Exception {
        create(Map.of("memory", "32", "cores", "2", "scsi0", "local:0.015625,format=qcow2"));
        DiskBytes.write(image("100/vm-100-disk-0.qcow2"), "write -P 1 0 1M");
        String bytes = DiskBytes.sum(image("100/vm-100-disk-0.qcow2"), null);
        succeed(100, "/snapshot", Map.of("snapname", "before"));
        DiskBytes.write(image("100/vm-100-disk-0.qcow2"), "write -P 2 0 2M");
        assertThat(admin.put(path("/qemu/100/config"), Map.of("cores", "3")).status())
                .isEqualTo(200);

        clone(Map.of("newid", "101", "snapname", "before"));

        assertThat(DiskBytes.sum(image("101/vm-101-disk-0.qcow2"), null)).isEqualTo(bytes);
        JsonNode config = config(101);
        assertThat(config.path("cores").asInt()).isEqualTo(2);
        assertThat(config.path("parent").isMissingNode()).isTrue();
        assertThat(config.path("snaptime").isMissingNode()).isTrue();
    }

    @Test
    void aRawDiskThatPretendsToBeAnotherFormatIsClonedByteForByte() throws Exception {
        create(Map.of("memory", "32", "scsi0", "local:0.015625,format=raw"));
        Path disk = image("100/vm-100-disk-0.raw");
        byte[] header = {'Q', 'F', 'I', (byte) 0xfb, 0, 0, 0, 3};
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.write(header);
        }
        clone(Map.of("newid", "101"));
        assertThat(image("101/vm-101-disk-0.raw")).hasSameBinaryContentAs(disk);
    }

    @Test
    void whatCannotBeClonedOrMadeATemplateIsRefusedWithTheReason() throws Exception {
        create(Map.of("memory", "32", "scsi0", "local:0.015625,format=qcow2"));
        assertThat(admin.post(path("/qemu/100/clone"), Map.of("newid", "101", "full", "0"))
                        .toString())
                .contains("only a template has linked clones");
        assertThat(admin.post(path("/qemu/100/clone"), Map.of("newid", "100")).toString())
                .contains("already exists");
        assertThat(admin.post(path("/qemu/100/clone"), Map.of("newid", "101", "snapname", "none"))
                        .toString())
                .contains("snapshot 'none' does not exist");
        succeed(100, "/snapshot", Map.of("snapname", "before"));
        assertThat(admin.post(path("/qemu/100/template"), Map.of()).toString()).contains("contains snapshots");
        RunningNode.succeed(admin, admin.delete(path("/qemu/100/snapshot/before")));
        succeed(100, "/template", Map.of());

        assertThat(RunningNode.end(admin, admin.post(path("/qemu/100/status/start"), Map.of())))
                .contains("is a template");
        assertThat(admin.post(path("/qemu/100/snapshot"), Map.of("snapname", "again"))
                        .toString())
                .contains("is a template");
        clone(Map.of("newid", "101"));
        assertThat(admin.delete(path("/storage/local/content/100%2Fbase-100-disk-0.qcow2"))
                        .toString())
                .contains("in use");
        assertThat(admin.delete(path("/qemu/100")).toString()).contains("linked clone");
        RunningNode.succeed(admin, admin.delete(path("/qemu/101")));
        RunningNode.succeed(admin, admin.delete(path("/qemu/100")));
        assertThat(image("100")).doesNotExist();
    }

    private void create(Map<String, String> machine) throws Exception {
        Map<String, String> complete = new HashMap<>(machine);
        complete.put("vmid", "100");
        complete.put("name", "source");
        complete.put("ostype", "l26");
        complete.put("scsihw", "virtio-scsi-pci");
        complete.put("boot", "order=scsi0");
        RunningNode.succeed(admin, admin.post(path("/qemu"), complete));
    }

    private void clone(Map<String, String> wish) throws Exception {
        succeed(100, "/clone", wish);
    }

    private void succeed(int vmid, String below, Map<String, String> arguments) throws Exception {
        RunningNode.succeed(admin, admin.post(path("/qemu/" + vmid + below), arguments));
    }

    private void configure(int vmid, Map<String, String> keys) throws Exception {
        ApiReply reply = admin.put(path("/qemu/" + vmid + "/config"), keys);
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    private JsonNode config(int vmid) throws Exception {
        return admin.get(path("/qemu/" + vmid + "/config")).data();
    }

    private String macOf(int vmid) throws Exception {
        return config(vmid).path("net0").asText().replaceFirst("virtio=([0-9A-F:]+).*", "$1");
    }

    private Path image(String name) {
        return node.state().resolve("storage/images").resolve(name);
    }
}
