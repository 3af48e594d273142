// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Snapshots and clones of machines that run. */
final class LiveOperations {
    /** How far the number of a clone is from that of its source. */
    private static final int CLONE = 50;

    private static final Map<String, String> DISKS =
            Map.of("scsi0", "local:0.015625,format=qcow2", "scsi1", "local:0.015625,format=qcow2");

    private LiveOperations() {}

    /** All of them. */
    static Stream<VmOperation> all() {
        return Stream.of(take(true), take(false), remove(), rollBack(), cloneOf());
    }

    private static VmOperation take(boolean withMemory) {
        return new VmOperation(
                withMemory ? "snapshot with memory" : "snapshot without memory",
                true,
                LiveOperations::run,
                machine -> machine.call("POST", "/snapshot", snapshot("next", withMemory)),
                LiveOperations::requireDisksAgree,
                machine -> {
                    if (names(machine).contains("next")) {
                        machine.succeed("DELETE", "/snapshot/next", Map.of());
                    }
                });
    }

    private static VmOperation remove() {
        return new VmOperation(
                "removal of a snapshot with memory",
                true,
                LiveOperations::runWithSnapshot,
                machine -> machine.call("DELETE", "/snapshot/first", Map.of()),
                LiveOperations::requireDisksAgree,
                machine -> {
                    if (!names(machine).contains("first")) {
                        machine.start();
                        machine.succeed("POST", "/snapshot", snapshot("first", true));
                    }
                });
    }

    private static VmOperation rollBack() {
        return new VmOperation(
                "roll-back to a snapshot with memory",
                false,
                LiveOperations::runWithSnapshot,
                machine -> machine.call("POST", "/snapshot/first/rollback", Map.of()),
                LiveOperations::requireDisksAgree,
                VmOperation.NOTHING);
    }

    private static VmOperation cloneOf() {
        return new VmOperation(
                "clone of a running machine",
                true,
                LiveOperations::run,
                machine -> machine.call("POST", "/clone", Map.of("newid", "" + (machine.vmid() + CLONE), "full", "1")),
                machine -> {
                    Machine clone = machine.other(machine.vmid() + CLONE);
                    if (clone.exists()) {
                        DiskContent.requireIn(clone.file("scsi0"));
                        DiskContent.requireSound(clone.file("scsi1"));
                    }
                },
                machine -> machine.other(machine.vmid() + CLONE).destroy());
    }

    private static void run(Machine machine) throws IOException {
        machine.create(DISKS);
        machine.start();
    }

    private static void runWithSnapshot(Machine machine) throws IOException {
        run(machine);
        machine.succeed("POST", "/snapshot", snapshot("first", true));
    }

    private static Map<String, String> snapshot(String name, boolean withMemory) {
        return Map.of("snapname", name, "vmstate", withMemory ? "1" : "0");
    }

    /** Names of a machine's snapshots. */
    static Set<String> names(Machine machine) throws IOException {
        Set<String> names =
                new TreeSet<>(machine.call("GET", "/snapshot", Map.of()).findValuesAsText("name"));
        names.remove("current");
        return names;
    }

    /** What the configuration tells of is in both disks and nothing else is; what is half gone is told as such. */
    static void requireDisksAgree(Machine machine) throws IOException {
        Set<String> whole = new TreeSet<>(names(machine));
        Set<String> going = new TreeSet<>();
        for (JsonNode entry : machine.call("GET", "/snapshot", Map.of())) {
            if (entry.has("snapstate")) {
                assertThat(entry.path("snapstate").asText()).isEqualTo("delete");
                going.add(entry.path("name").asText());
            }
        }
        whole.removeAll(going);
        for (String key : DISKS.keySet()) {
            Path disk = machine.file(key);
            Set<String> found = DiskContent.snapshots(disk);
            assertThat(found).containsAll(whole);
            found.removeAll(going);
            assertThat(found).isEqualTo(whole);
        }
    }
}
