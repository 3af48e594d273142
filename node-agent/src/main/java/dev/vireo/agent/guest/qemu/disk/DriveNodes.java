// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.qmp.QmpCall;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The block nodes of a running machine, found by what QEMU says about them: names from the start do not hold any more
 * once a disk was moved.
 */
public final class DriveNodes {
    /** What QEMU calls the second flash chip, which is part of the board and has no id of its own. */
    private static final String VARIABLES_CHIP = "system.flash1";

    private final RunningVm vm;

    /** @param vm whose QEMU is asked */
    public DriveNodes(RunningVm vm) {
        this.vm = vm;
    }

    /** Tells QEMU to do something. An interrupt waits until that is done. */
    JsonNode ask(QmpCall call) throws IOException {
        return ask(call.command(), call.arguments());
    }

    JsonNode ask(String command, Map<String, ?> arguments) throws IOException {
        return vm.askToEnd(command, arguments);
    }

    /**
     * The node that is directly below the guest's device.
     *
     * @throws IOException if the machine has no such drive
     */
    String below(String key) throws IOException {
        for (JsonNode drive : ask("query-block", Map.of())) {
            if (isDevice(drive.path("qdev").asText(), key)) {
                return drive.path("inserted").path("node-name").asText();
            }
        }
        throw new IOException("the running machine has no drive " + key
                + ": it was attached to the configuration only; shut the machine down and start it");
    }

    /** The node that the machine writes a disk through. */
    public String ofDisk(String key) throws IOException {
        return below(key);
    }

    /** Whether that node is a limit of throughput above the image. */
    boolean isLimit(String name) throws IOException {
        for (JsonNode node : ask("query-named-block-nodes", Map.of("flat", true))) {
            if (node.path("node-name").asText().equals(name)) {
                return node.path("drv").asText().equals("throttle");
            }
        }
        return false;
    }

    private static boolean isDevice(String path, String key) {
        String device = key.equals(VmOptions.EFI_DISK.name()) ? VARIABLES_CHIP : key;
        return path.equals(device) || Arrays.asList(path.split("/")).contains(device);
    }

    /** The node that understands an image's format; nothing if the machine has not opened it. */
    Optional<String> ofImage(Path image) throws IOException {
        for (JsonNode node : ask("query-named-block-nodes", Map.of("flat", true))) {
            String driver = node.path("drv").asText();
            boolean isFormat = Arrays.stream(ImageFormat.values())
                    .anyMatch(format -> format.word().equals(driver));
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
        return new NodeGraph(ask("x-debug-query-block-graph", Map.of())).isInUse(name);
    }

    /** Lets go of an image that nothing uses, and of what lies above it. */
    void removeUnused(Path image) throws IOException {
        Optional<String> node = ofImage(image);
        if (node.isPresent()) {
            for (String above : new NodeGraph(ask("x-debug-query-block-graph", Map.of())).above(node.get())) {
                remove(above);
            }
            remove(node.get());
        }
    }

    /** Whether the machine may still write to a node; that is not known while it does not answer. */
    boolean mayUse(String name) {
        try {
            return has(name);
        } catch (IOException e) {
            return !vm.hasEnded();
        }
    }

    /** Whether the machine is gone, and with it all nodes and jobs. */
    boolean haveEnded() {
        return vm.hasEnded();
    }

    /** Makes a disk larger while the guest uses it. */
    void resize(String key, ByteSize size) throws IOException {
        ask("block_resize", Map.of("node-name", below(key), "size", size.bytes()));
    }

    /** Lets go of a node that nothing uses. */
    void remove(String name) throws IOException {
        ask("blockdev-del", Map.of("node-name", name));
    }

    /** Lets go of a node that nothing uses; an ended machine has none. */
    void release(String name) throws IOException {
        try {
            remove(name);
        } catch (IOException e) {
            if (!vm.hasEnded()) {
                throw e;
            }
        }
    }
}
