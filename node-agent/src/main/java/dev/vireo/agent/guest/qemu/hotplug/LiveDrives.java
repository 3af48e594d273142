// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.hotplug;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.command.Part;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What changes about a drive while it stays: limits of its throughput, the disc in it. */
final class LiveDrives {
    private static final List<String> LIMITS = List.of("bps", "bps_rd", "bps_wr", "iops", "iops_rd", "iops_wr");

    private final RunningVm vm;
    private final LiveDevices devices;

    LiveDrives(RunningVm vm, LiveDevices devices) {
        this.vm = vm;
        this.devices = devices;
    }

    /** Sets the limits that the new parts have; none are 0. */
    void limit(String key, List<Part> before, List<Part> after) throws IOException {
        Map<String, Object> old = limits(before);
        Map<String, Object> next = limits(after);
        if (old.isEmpty()) {
            limitDevice(key, next);
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        old.forEach((name, value) -> all.put(name, name.endsWith("-length") ? 1 : 0));
        all.putAll(next);
        vm.ask("qom-set", Map.of("path", "/objects/throttle-" + key, "property", "limits", "value", all));
    }

    @SuppressWarnings("unchecked") // a part's properties are texts, numbers, flags and maps of them
    private static Map<String, Object> limits(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.type().equals("throttle-group"))
                .findFirst()
                .map(part -> (Map<String, Object>) part.properties().getOrDefault("limits", Map.of()))
                .orElse(Map.of());
    }

    /** A drive that started without limits has no filter: its device itself is limited. */
    private void limitDevice(String key, Map<String, Object> limits) throws IOException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("id", requireBlock(key).path("qdev").asText());
        LIMITS.forEach(name -> arguments.put(name, 0));
        limits.forEach((name, value) -> arguments.put(deviceName(name), value));
        vm.ask("block_set_io_throttle", arguments);
    }

    /** {@code bps-read-max} of a filter is {@code bps_rd_max} of a device. */
    private static String deviceName(String name) {
        return name.replace("-total", "")
                .replace("-read", "_rd")
                .replace("-write", "_wr")
                .replace('-', '_');
    }

    private JsonNode requireBlock(String key) throws IOException {
        return devices.block(key).orElseThrow(() -> new IOException("the machine has no drive " + key));
    }

    /**
     * Takes a disc out and puts another in.
     *
     * @param nodes the block nodes of the other; none to leave the drive empty
     */
    void changeDisc(String key, List<Part> nodes) throws IOException, InterruptedException {
        Optional<String> old = Optional.of(
                        requireBlock(key).path("inserted").path("node-name").asText())
                .filter(name -> !name.isEmpty());
        vm.ask("blockdev-open-tray", Map.of("id", key, "force", true));
        if (old.isPresent()) {
            vm.ask("blockdev-remove-medium", Map.of("id", key));
            devices.deleteNode(old.get());
        }
        if (!nodes.isEmpty()) {
            devices.plug(nodes);
            vm.ask(
                    "blockdev-insert-medium",
                    Map.of("id", key, "node-name", nodes.get(nodes.size() - 1).name()));
        }
        vm.ask("blockdev-close-tray", Map.of("id", key));
    }
}
