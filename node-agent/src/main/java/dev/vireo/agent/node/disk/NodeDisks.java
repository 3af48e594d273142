// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.disk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.node.DiskAnswers.NodeDisk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The disks of a node and what they are used for, as {@code lsblk} tells it. */
final class NodeDisks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "NAME,PATH,TYPE,SIZE,ROTA,MODEL,VENDOR,SERIAL,WWN,TRAN,FSTYPE,PTTYPE,MOUNTPOINTS";
    /** Devices in memory, or that stand for files. */
    private static final Set<String> NO_DISKS = Set.of("zram", "loop", "nbd", "ram", "fd", "sr", "rbd", "zd");

    private final ProgramRunner programs;
    private final SmartReader smart;

    NodeDisks(ProgramRunner programs, SmartReader smart) {
        this.programs = programs;
        this.smart = smart;
    }

    /**
     * The disks, and their partitions behind each if wanted.
     *
     * @param type {@code unused} for those that nothing uses; {@code journal_disks} for those also that have free room
     */
    List<NodeDisk> list(boolean partitions, boolean skipSmart, Optional<String> type)
            throws IOException, InterruptedException {
        List<NodeDisk> disks = new ArrayList<>();
        for (JsonNode device : devices()) {
            if (!isDisk(device)) {
                continue;
            }
            SmartReader.Health health = skipSmart ? SmartReader.Health.UNKNOWN : smart.health(text(device, "path", ""));
            NodeDisk disk = disk(device, null, health);
            if (type.isEmpty() || fits(disk, type.get())) {
                disks.add(disk);
                if (partitions) {
                    device.path("children").forEach(part -> {
                        if (part.path("type").asText().equals("part")) {
                            disks.add(disk(part, disk.devpath(), SmartReader.Health.UNKNOWN));
                        }
                    });
                }
            }
        }
        return disks;
    }

    /** Whether the node has such a disk: programs are given no other path. */
    void require(String path) throws IOException, InterruptedException {
        for (JsonNode device : devices()) {
            if (isDisk(device) && path.equals(text(device, "path", ""))) {
                return;
            }
        }
        throw ApiException.failed("this node has no disk '" + path + "'");
    }

    private JsonNode devices() throws IOException, InterruptedException {
        ProgramResult result =
                programs.run(List.of("lsblk", "--json", "--bytes", "--output", COLUMNS), RunLimits.QUICK);
        if (!result.isSuccess()) {
            throw ApiException.failed("the disks cannot be listed: " + result.reason());
        }
        return JSON.readTree(result.output()).path("blockdevices");
    }

    private static boolean isDisk(JsonNode device) {
        return device.path("type").asText().equals("disk")
                && device.path("size").asLong() > 0
                && NO_DISKS.stream()
                        .noneMatch(kind -> device.path("name").asText().matches(kind + "[0-9]+.*"));
    }

    private static boolean fits(NodeDisk disk, String type) {
        return disk.used() == null || (type.equals("journal_disks") && disk.gpt() && !disk.mounted());
    }

    private static NodeDisk disk(JsonNode device, @Nullable String parent, SmartReader.Health health) {
        boolean spins = device.path("rota").asBoolean();
        boolean isNvme = text(device, "tran", "").equals("nvme");
        boolean isUsb = text(device, "tran", "").equals("usb");
        boolean isWhole = parent == null;
        return new NodeDisk(
                text(device, "path", ""),
                device.path("size").asLong(),
                use(device),
                "gpt".equals(text(device, "pttype", "")),
                isMounted(device),
                -1,
                List.of(),
                isWhole ? health.word() : null,
                isWhole ? health.wearout() : null,
                optional(device, "model"),
                optional(device, "vendor"),
                optional(device, "serial"),
                optional(device, "wwn"),
                isWhole ? (isUsb ? "usb" : isNvme ? "nvme" : spins ? "hdd" : "ssd") : "partition",
                isWhole ? (spins ? -1 : 0) : null,
                parent);
    }

    private static boolean isMounted(JsonNode device) {
        for (JsonNode point : device.path("mountpoints")) {
            if (!point.isNull()) {
                return true;
            }
        }
        return false;
    }

    /** What lies on it: the strongest use counts. */
    private static @Nullable String use(JsonNode device) {
        if (isMounted(device)) {
            return "mounted";
        }
        String fileSystem = text(device, "fstype", "");
        String use = switch (fileSystem) {
            case "" -> null;
            case "LVM2_member" -> "LVM";
            case "zfs_member" -> "ZFS";
            case "linux_raid_member" -> "RAID";
            case "ceph_bluestore" -> "Device Mapper";
            default -> fileSystem;
        };
        if (use == null && device.path("children").size() > 0) {
            boolean hasPartitions = text(device, "pttype", "").length() > 0;
            return hasPartitions ? "partitions" : "Device Mapper";
        }
        return use;
    }

    private static @Nullable String optional(JsonNode device, String key) {
        String value = device.path(key).asText("").strip();
        return device.path(key).isNull() || value.isEmpty() ? null : value;
    }

    private static String text(JsonNode device, String key, String otherwise) {
        String value = optional(device, key);
        return value == null ? otherwise : value;
    }
}
