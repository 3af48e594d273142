// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A machine with a tree of snapshots, and a model of what must be in each. */
final class SnapshotTree {
    private static final int SNAPSHOTS = 5;
    private static final int DISK_KIBIBYTES = 4 << 10;

    private final ApiCaller admin;
    private final int vmid;
    private final Random random;
    private final List<Path> disks;
    private final Map<String, Kept> kept = new TreeMap<>();
    private @Nullable String parent;
    private int number;

    /** What a snapshot holds: sums of its disks, the one before it, and whether the machine goes on from it. */
    private record Kept(List<String> sums, @Nullable String parent, boolean withMemory) {}

    private SnapshotTree(ApiCaller admin, int vmid, long seed, List<Path> disks) {
        this.admin = admin;
        this.vmid = vmid;
        this.random = new Random(seed);
        this.disks = disks;
    }

    /** Makes a machine of two disks, and five snapshots of it: most of them with memory, some from an older point on. */
    static SnapshotTree grow(RunningNode node, ApiCaller admin, int vmid, long seed) throws Exception {
        Map<String, String> machine = Map.of(
                "vmid",
                Integer.toString(vmid),
                "memory",
                "16",
                "scsi0",
                "local:0.015625,format=qcow2",
                "virtio1",
                "local:0.015625,format=qcow2,iops_rd=5000");
        RunningNode.succeed(admin, admin.post(path("/qemu"), machine));
        Path images = node.state().resolve("storage/images/" + vmid);
        List<Path> disks =
                List.of(images.resolve("vm-" + vmid + "-disk-0.qcow2"), images.resolve("vm-" + vmid + "-disk-1.qcow2"));
        SnapshotTree tree = new SnapshotTree(admin, vmid, seed, disks);
        while (tree.kept.size() < SNAPSHOTS) {
            tree.write();
            tree.take();
            if (tree.random.nextInt(3) == 0) {
                tree.rollBack(tree.any());
            }
        }
        return tree;
    }

    /** How many are left. */
    int size() {
        return kept.size();
    }

    private String vm(String below) {
        return path("/qemu/" + vmid + below);
    }

    /** New bytes at some places, while the machine is off. */
    private void write() throws Exception {
        if (isRunning()) {
            RunningNode.succeed(admin, admin.post(vm("/status/stop"), Map.of()));
        }
        for (Path disk : disks) {
            String pattern = "write -P " + (1 + random.nextInt(255)) + " " + random.nextInt(DISK_KIBIBYTES - 512) + "k "
                    + (1 + random.nextInt(512)) + "k";
            DiskBytes.write(disk, pattern);
        }
    }

    private void take() throws Exception {
        boolean withMemory = random.nextInt(4) > 0;
        boolean runs = withMemory || random.nextBoolean();
        List<String> sums = sums(null);
        if (runs) {
            RunningNode.succeed(admin, admin.post(vm("/status/start"), Map.of()));
        }
        String name = "snap" + number++;
        RunningNode.succeed(
                admin, admin.post(vm("/snapshot"), Map.of("snapname", name, "vmstate", withMemory ? "1" : "0")));
        assertThat(isRunning()).isEqualTo(runs);
        kept.put(name, new Kept(sums, parent, withMemory));
        parent = name;
        requireAll();
    }

    private String any() {
        return new ArrayList<>(kept.keySet()).get(random.nextInt(kept.size()));
    }

    /** Goes back to some snapshot, or removes one. */
    void rollBackOrRemove() throws Exception {
        if (random.nextInt(5) < 2) {
            rollBack(any());
            if (random.nextBoolean()) {
                write();
            }
        } else {
            remove(any());
        }
    }

    private void rollBack(String name) throws Exception {
        RunningNode.succeed(admin, admin.post(vm("/snapshot/" + name + "/rollback"), Map.of()));
        parent = name;
        Kept was = requireNonNull(kept.get(name));
        assertThat(isRunning()).as("runs after going back to " + name).isEqualTo(was.withMemory);
        assertThat(sums(null)).isEqualTo(was.sums);
        requireAll();
    }

    private void remove(String name) throws Exception {
        RunningNode.succeed(admin, admin.delete(vm("/snapshot/" + name)));
        String before = requireNonNull(kept.remove(name)).parent;
        kept.replaceAll((other, was) -> name.equals(was.parent) ? new Kept(was.sums, before, was.withMemory) : was);
        parent = name.equals(parent) ? before : parent;
        requireAll();
    }

    private void requireAll() throws Exception {
        for (Map.Entry<String, Kept> entry : kept.entrySet()) {
            int disk = random.nextInt(disks.size());
            assertThat(DiskBytes.sum(disks.get(disk), entry.getKey()))
                    .as("bytes of " + entry.getKey() + " on disk " + disk)
                    .isEqualTo(entry.getValue().sums.get(disk));
        }
        Map<String, String> parents = new TreeMap<>();
        for (JsonNode entry : admin.get(vm("/snapshot")).data()) {
            parents.put(entry.path("name").asText(), entry.path("parent").asText(""));
        }
        Map<String, String> expected = new TreeMap<>();
        kept.forEach((name, was) -> expected.put(name, was.parent == null ? "" : was.parent));
        expected.put("current", parent == null ? "" : parent);
        assertThat(parents).isEqualTo(expected);
    }

    private List<String> sums(@Nullable String snapshot) throws Exception {
        List<String> sums = new ArrayList<>();
        for (Path disk : disks) {
            sums.add(DiskBytes.sum(disk, snapshot));
        }
        return sums;
    }

    private boolean isRunning() throws Exception {
        return admin.get(vm("/status/current")).data().path("status").asText().equals("running");
    }

    /** Removes the machine; nothing of it is left. */
    void destroy() throws Exception {
        if (isRunning()) {
            RunningNode.succeed(admin, admin.post(vm("/status/stop"), Map.of()));
        }
        RunningNode.succeed(admin, admin.delete(vm("")));
        assertThat(disks.get(0).getParent()).doesNotExist();
    }
}
