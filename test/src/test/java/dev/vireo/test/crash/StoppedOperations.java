// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Work on machines that do not run which is done by {@code qemu-img}: they are made, imported, cloned, kept and set back. */
final class StoppedOperations {
    /** How far the number of a clone is from that of its source. */
    private static final int CLONE = 50;

    private static final Map<String, String> DISKS =
            Map.of("scsi0", "local:0.015625,format=qcow2", "scsi1", "local:0.015625,format=qcow2");

    private StoppedOperations() {}

    /** All of them. */
    static Stream<VmOperation> all() {
        return Stream.of(create(), importDisk(), cloneOf(), linkedClone(), take(), remove(), rollBack());
    }

    private static VmOperation create() {
        return make("create", DISKS, machine -> {});
    }

    private static VmOperation importDisk() {
        Map<String, String> wish =
                Map.of("scsi0", "local:0,format=qcow2,import-from=local:import/given.raw", "scsi1", "local:0.015625");
        return make("import", wish, machine -> {
            Path given = machine.state().storage().resolve("import/given.raw");
            Files.createDirectories(machine.state().storage().resolve("import"));
            Files.write(given, new byte[16 << 20]);
            DiskContent.write(given);
        });
    }

    /** The machine itself is made by the work: it is removed before the next round. */
    private static VmOperation make(String name, Map<String, String> disks, VmOperation.Step prepare) {
        return new VmOperation(
                name,
                false,
                prepare,
                machine -> {
                    Map<String, String> wish = new HashMap<>(disks);
                    wish.put("vmid", Integer.toString(machine.vmid()));
                    wish.put("memory", "32");
                    return machine.client().call("POST", Machine.VMS, wish);
                },
                machine -> {
                    if (machine.exists() && name.equals("create")) {
                        DiskContent.write(machine.file("scsi0"));
                    }
                },
                Machine::destroy);
    }

    private static VmOperation cloneOf() {
        return new VmOperation(
                "clone",
                false,
                machine -> machine.create(DISKS),
                machine -> machine.call("POST", "/clone", Map.of("newid", "" + (machine.vmid() + CLONE), "full", "1")),
                StoppedOperations::requireClone,
                machine -> machine.other(machine.vmid() + CLONE).destroy());
    }

    private static VmOperation linkedClone() {
        return new VmOperation(
                "linked clone",
                false,
                machine -> {
                    machine.create(DISKS);
                    machine.succeed("POST", "/template", Map.of());
                },
                machine -> machine.call("POST", "/clone", Map.of("newid", "" + (machine.vmid() + CLONE), "full", "0")),
                StoppedOperations::requireClone,
                machine -> machine.other(machine.vmid() + CLONE).destroy());
    }

    private static void requireClone(Machine machine) throws IOException {
        Machine clone = machine.other(machine.vmid() + CLONE);
        if (clone.exists()) {
            assertThat(GuestVolumes.ownerOf(clone.volume("scsi0")).orElseThrow().number())
                    .isEqualTo(clone.vmid());
            DiskContent.requireIn(clone.file("scsi0"));
        }
    }

    private static VmOperation take() {
        return new VmOperation(
                "snapshot",
                false,
                machine -> machine.create(DISKS),
                machine -> machine.call("POST", "/snapshot", Map.of("snapname", "next")),
                LiveOperations::requireDisksAgree,
                machine -> {
                    if (LiveOperations.names(machine).contains("next")) {
                        machine.succeed("DELETE", "/snapshot/next", Map.of());
                    }
                });
    }

    private static VmOperation remove() {
        return new VmOperation(
                "removal of a snapshot",
                false,
                StoppedOperations::createWithSnapshot,
                machine -> machine.call("DELETE", "/snapshot/first", Map.of()),
                LiveOperations::requireDisksAgree,
                machine -> {
                    if (!LiveOperations.names(machine).contains("first")) {
                        machine.succeed("POST", "/snapshot", Map.of("snapname", "first"));
                    }
                });
    }

    private static VmOperation rollBack() {
        return new VmOperation(
                "roll-back",
                false,
                StoppedOperations::createWithSnapshot,
                machine -> machine.call("POST", "/snapshot/first/rollback", Map.of()),
                LiveOperations::requireDisksAgree,
                VmOperation.NOTHING);
    }

    private static void createWithSnapshot(Machine machine) throws IOException {
        machine.create(DISKS);
        machine.succeed("POST", "/snapshot", Map.of("snapname", "first"));
    }
}
