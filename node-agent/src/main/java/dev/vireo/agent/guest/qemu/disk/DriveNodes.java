// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.QmpCall;
import dev.vireo.agent.guest.qemu.RunningVm;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The block nodes of a running machine, found by what QEMU says about them: names from the start do not hold any more
 * once a disk was moved.
 */
final class DriveNodes {
    private final RunningVm vm;

    DriveNodes(RunningVm vm) {
        this.vm = vm;
    }

    /** Tells QEMU to do something. An interrupt waits until that is done. */
    JsonNode ask(QmpCall call) throws IOException {
        return ask(call.command(), call.arguments());
    }

    JsonNode ask(String command, Map<String, ?> arguments) throws IOException {
        return vm.askToEnd(command, arguments);
    }

    /** The node that is directly below the guest's device. */
    String below(String key) throws IOException {
        for (JsonNode drive : ask("query-block", Map.of())) {
            if (isDevice(drive.path("qdev").asText(), key)) {
                return drive.path("inserted").path("node-name").asText();
            }
        }
        throw new IOException("the running machine has no drive " + key
                + ": it was attached to the configuration only; shut the machine down and start it");
    }

    private static boolean isDevice(String path, String key) {
        return path.equals(key) || Arrays.asList(path.split("/")).contains(key);
    }

    /** The node that understands an image's format; nothing if the machine has not opened it. */
    Optional<String> ofImage(Path image) throws IOException {
        for (JsonNode node : ask("query-named-block-nodes", Map.of("flat", true))) {
            String driver = node.path("drv").asText();
            boolean isFormat =
                    Arrays.stream(ImageFormat.values()).anyMatch(format -> format.word().equals(driver));
            if (isFormat && node.path("file").asText().equals(image.toString())) {
                return Optional.of(node.path("node-name").asText());
            }
        }
        return Optional.empty();
    }

    /** Whether the machine has a node of that name. */
    boolean has(String name) throws IOException {
        for (JsonNode node : ask("query-named-block-nodes", Map.of("flat", true))) {
            if (node.path("node-name").asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a device of the guest writes to a node, directly or through others. */
    boolean isInUse(String name) throws IOException {
        JsonNode graph = ask("x-debug-query-block-graph", Map.of());
        Set<Integer> reached = new HashSet<>();
        for (JsonNode node : graph.path("nodes")) {
            if (node.path("type").asText().equals("block-backend")) {
                reached.add(node.path("id").asInt());
            }
        }
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = false;
            for (JsonNode edge : graph.path("edges")) {
                if (reached.contains(edge.path("parent").asInt())) {
                    isGrowing |= reached.add(edge.path("child").asInt());
                }
            }
        }
        for (JsonNode node : graph.path("nodes")) {
            if (node.path("name").asText().equals(name)) {
                return reached.contains(node.path("id").asInt());
            }
        }
        return false;
    }

    /** Whether the machine may still write to a node; that is not known while it does not answer. */
    boolean mayUse(String name) {
        try {
            return has(name);
        } catch (IOException e) {
            return !vm.qmp().end().isDone();
        }
    }

    /** Makes a disk larger while the guest uses it. */
    void resize(String key, ByteSize size) throws IOException {
        ask("block_resize", Map.of("node-name", below(key), "size", size.bytes()));
    }

    /** Lets go of a node that nothing uses. */
    void remove(String name) throws IOException {
        ask("blockdev-del", Map.of("node-name", name));
    }
}
