// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Work on disks: they grow, move, are given away, detached, attached and removed. */
final class DiskOperations {
    /** The storage that disks move to. */
    static final String OTHER = "other";
    /** How far the number of the machine that gets a disk is from that of the one that gives it. */
    private static final int TAKER = 50;
    /** 16 MiB. */
    private static final String GIBIBYTES = "0.015625";

    private DiskOperations() {}

    /** Those that are tried always. */
    static Stream<VmOperation> first() {
        return Stream.of(
                resize(false, "qcow2"),
                resize(true, "raw"),
                move(false, new Place("local", "qcow2"), new Place(OTHER, "raw"), true),
                move(true, new Place("local", "raw"), new Place(OTHER, "qcow2"), true));
    }

    /** All others. */
    static Stream<VmOperation> further() {
        Place raw = new Place("local", "raw");
        Place qcow2 = new Place("local", "qcow2");
        return Stream.of(
                resize(false, "raw"),
                resize(true, "qcow2"),
                move(false, raw, qcow2, false),
                move(true, qcow2, raw, false),
                move(true, qcow2, new Place(OTHER, "qcow2"), true),
                limitedMove(),
                giveAway(),
                removeDetached(),
                detach(false),
                detach(true),
                attach(false),
                attach(true));
    }

    /** Where a disk lies and how. */
    private record Place(String storage, String format) {
        boolean holds(VolumeId volume) {
            return volume.storage().name().equals(storage) && volume.name().endsWith(format);
        }

        String newDisk() {
            return storage + ":" + GIBIBYTES + ",format=" + format;
        }

        @Override
        public String toString() {
            return storage + " " + format;
        }
    }

    private static String kind(boolean runs) {
        return runs ? " of a running machine" : " of a stopped machine";
    }

    private static VmOperation.Step machine(boolean runs, Map<String, String> keys) {
        return machine -> {
            machine.create(keys);
            if (runs) {
                machine.start();
            }
        };
    }

    private static VmOperation resize(boolean runs, String format) {
        return new VmOperation(
                "resize " + format + kind(runs),
                runs,
                machine(runs, Map.of("scsi0", new Place("local", format).newDisk())),
                machine -> machine.call("PUT", "/resize", Map.of("disk", "scsi0", "size", "+4M")),
                machine -> {
                    long size = DiskContent.size(machine.file("scsi0"));
                    assertThat(machine.key("scsi0")).contains("size=" + (size >> 20) + "M");
                },
                VmOperation.NOTHING);
    }

    private static VmOperation move(boolean runs, Place here, Place there, boolean deletesOld) {
        return move(
                "move " + here + " to " + there + (deletesOld ? "" : ", old kept,") + kind(runs),
                runs,
                here,
                there,
                deletesOld,
                "");
    }

    /** A disk with a limit of its own has one more node in QEMU. */
    private static VmOperation limitedMove() {
        Place here = new Place("local", "qcow2");
        return move("move of a limited disk" + kind(true), true, here, new Place(OTHER, "raw"), true, ",mbps=50");
    }

    private static VmOperation move(
            String name, boolean runs, Place here, Place there, boolean deletesOld, String settings) {
        return new VmOperation(
                name,
                runs,
                machine(runs, Map.of("scsi0", here.newDisk() + settings)),
                machine -> {
                    Place target = here.holds(machine.volume("scsi0")) ? there : here;
                    Map<String, String> wish = new HashMap<>(Map.of("disk", "scsi0", "storage", target.storage));
                    wish.put("format", target.format);
                    wish.put("delete", deletesOld ? "1" : "0");
                    return machine.call("POST", "/move_disk", wish);
                },
                machine -> {
                    if (deletesOld) {
                        assertThat(machine.config().has("unused0")).isFalse();
                    }
                    assertThat(machine.key("scsi0")).contains("size=16M");
                },
                DiskOperations::forgetDetached);
    }

    private static void forgetDetached(Machine machine) throws IOException {
        JsonNode config = machine.config();
        if (config.has("unused0")) {
            machine.succeed("POST", "/config", Map.of("delete", "unused0"));
        }
    }

    private static VmOperation giveAway() {
        return new VmOperation(
                "give a disk away",
                false,
                machine -> {
                    machine.create(Map.of("scsi0", "local:" + GIBIBYTES + ",format=qcow2"));
                    machine.other(machine.vmid() + TAKER).create(Map.of());
                },
                DiskOperations::giveOrTake,
                machine -> {
                    Machine taker = machine.other(machine.vmid() + TAKER);
                    boolean isThere = taker.config().has("scsi0");
                    assertThat(machine.config().has("scsi0")).isNotEqualTo(isThere);
                    DiskContent.requireIn((isThere ? taker : machine).file("scsi0"));
                },
                machine -> {
                    if (!machine.config().has("scsi0")) {
                        machine.succeed(giveOrTake(machine));
                    }
                });
    }

    private static JsonNode giveOrTake(Machine machine) throws IOException {
        Machine taker = machine.other(machine.vmid() + TAKER);
        boolean gives = machine.config().has("scsi0");
        Machine from = gives ? machine : taker;
        Machine to = gives ? taker : machine;
        return from.call("POST", "/move_disk", Map.of("disk", "scsi0", "target-vmid", Integer.toString(to.vmid())));
    }

    private static VmOperation removeDetached() {
        return new VmOperation(
                "remove a detached disk",
                false,
                machine -> {
                    machine.create(Map.of("scsi1", "local:" + GIBIBYTES));
                    machine.succeed("POST", "/config", Map.of("delete", "scsi1"));
                },
                machine -> machine.call("POST", "/config", Map.of("delete", "unused0")),
                VmOperation.NOTHING,
                machine -> {
                    if (!machine.config().has("unused0")) {
                        machine.succeed("POST", "/config", Map.of("scsi1", "local:" + GIBIBYTES));
                        machine.succeed("POST", "/config", Map.of("delete", "scsi1"));
                    }
                });
    }

    private static VmOperation detach(boolean runs) {
        return new VmOperation(
                "detach" + kind(runs),
                runs,
                machine(runs, Map.of("scsi1", "local:" + GIBIBYTES)),
                machine -> machine.call("POST", "/config", Map.of("delete", "scsi1")),
                machine -> requireOne(machine, "scsi1", "unused0"),
                machine -> {
                    if (!machine.config().has("scsi1")) {
                        attach(machine);
                    }
                });
    }

    private static VmOperation attach(boolean runs) {
        return new VmOperation(
                "attach" + kind(runs),
                runs,
                machine -> {
                    machine.create(Map.of("scsi1", "local:" + GIBIBYTES));
                    machine.succeed("POST", "/config", Map.of("delete", "scsi1"));
                    if (runs) {
                        machine.start();
                    }
                },
                machine -> machine.call("POST", "/config", attachment(machine)),
                machine -> requireOne(machine, "scsi1", "unused0"),
                machine -> {
                    if (machine.config().has("scsi1")) {
                        machine.succeed("POST", "/config", Map.of("delete", "scsi1"));
                    }
                });
    }

    private static void attach(Machine machine) throws IOException {
        machine.succeed("POST", "/config", attachment(machine));
    }

    private static Map<String, String> attachment(Machine machine) throws IOException {
        return Map.of("scsi1", machine.volume("unused0").toString());
    }

    private static void requireOne(Machine machine, String one, String other) throws IOException {
        JsonNode config = machine.config();
        assertThat(config.has(one)).as("%s in %s", one, config).isNotEqualTo(config.has(other));
    }
}
