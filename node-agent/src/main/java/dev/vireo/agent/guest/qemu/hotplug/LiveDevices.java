// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.hotplug;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.command.Part;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices of a running machine: plugs new ones and takes some out. */
final class LiveDevices {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDevices.class);
    /** A guest's system lets a device go in its own time, and may refuse. */
    private static final Duration RELEASE = Duration.ofSeconds(15);

    private static final long POLL_MILLISECONDS = 20;
    private static final int NODE_TRIES = 50;

    private final RunningVm vm;

    LiveDevices(RunningVm vm) {
        this.vm = vm;
    }

    /** Plugs a device with what it stands on; what is there already is used. If a part fails, nothing new stays. */
    void plug(List<Part> parts) throws IOException {
        List<Part> added = new ArrayList<>();
        try {
            for (Part part : parts) {
                if (part.kind() == Part.Kind.NETWORK) {
                    removeQuietly(part);
                }
                if (!isThere(part)) {
                    vm.ask(part.plug().command(), part.plug().arguments());
                    added.add(part);
                }
            }
        } catch (IOException e) {
            Collections.reverse(added);
            added.forEach(this::removeQuietly);
            throw e;
        }
    }

    private void removeQuietly(Part part) {
        try {
            vm.ask(part.unplug().command(), part.unplug().arguments());
        } catch (IOException e) {
            LOG.debug("VM {} keeps {}", vm.vmid(), part.name(), e);
        }
    }

    /** Whether the machine has a device of that id. */
    boolean hasDevice(String id) throws IOException {
        return names("/machine/peripheral").contains(id);
    }

    private boolean isThere(Part part) throws IOException {
        return switch (part.kind()) {
            case DEVICE -> hasDevice(part.name());
            case OBJECT -> names("/objects").contains(part.name());
            case BLOCK_NODE -> blockNodes().contains(part.name());
            default -> false;
        };
    }

    private Set<String> names(String path) throws IOException {
        Set<String> names = new HashSet<>();
        vm.ask("qom-list", Map.of("path", path))
                .forEach(entry -> names.add(entry.path("name").asText()));
        return names;
    }

    private Set<String> blockNodes() throws IOException {
        Set<String> names = new HashSet<>();
        vm.ask("query-named-block-nodes", Map.of("flat", true))
                .forEach(node -> names.add(node.path("node-name").asText()));
        return names;
    }

    /**
     * Takes a device out, then what it stood on alone.
     *
     * @throws IOException if the guest does not let it go; it is whole then
     */
    void unplug(String key, List<Part> parts) throws IOException, InterruptedException {
        Optional<String> inserted = insertedNode(key);
        if (hasDevice(key)) {
            release(key);
        }
        if (inserted.isPresent()) {
            deleteNode(inserted.get());
        }
        List<Part> rest = new ArrayList<>(parts);
        Collections.reverse(rest);
        for (Part part : rest) {
            if (!part.name().equals(key) || part.kind() != Part.Kind.DEVICE) {
                remove(part);
            }
        }
    }

    private void remove(Part part) throws IOException, InterruptedException {
        switch (part.kind()) {
            case DEVICE -> releaseOwnController(part);
            case BLOCK_NODE -> deleteNode(part.name());
            case OBJECT, NETWORK -> removeQuietly(part);
            default -> LOG.debug("{} of VM {} stays until its end", part.name(), vm.vmid());
        }
    }

    /** Controllers that serve several disks stay. */
    private void releaseOwnController(Part controller) throws InterruptedException {
        if (!controller.name().matches("virtioscsi[0-9]+")) {
            return;
        }
        try {
            if (hasDevice(controller.name())) {
                release(controller.name());
            }
        } catch (IOException e) {
            // The disk is gone, which is what counts; the next disk of that number uses the controller again.
            LOG.info("VM {} keeps the controller {}: {}", vm.vmid(), controller.name(), e.getMessage());
        }
    }

    /** Asks the guest to let a device go and waits until it did. */
    void release(String id) throws IOException, InterruptedException {
        try {
            vm.ask("device_del", Map.of("id", id));
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("in the process of unplug")) {
                throw e;
            }
        }
        long polls = RELEASE.toMillis() / POLL_MILLISECONDS;
        for (long i = 0; i < polls; i++) {
            if (!hasDevice(id)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
        throw new IOException("the guest did not let " + id + " go within " + RELEASE.toSeconds()
                + " s: it is still in use there, or its system cannot unplug devices");
    }

    /** What the device reads and writes now: another node than at its start once a disk has moved. */
    private Optional<String> insertedNode(String key) throws IOException {
        return block(key)
                .map(entry -> entry.path("inserted").path("node-name").asText())
                .filter(name -> !name.isEmpty());
    }

    /** QEMU's entry about the drive of a key. */
    Optional<JsonNode> block(String key) throws IOException {
        for (JsonNode entry : vm.ask("query-block", Map.of())) {
            String device = entry.path("qdev").asText();
            if (device.equals(key) || device.startsWith("/machine/peripheral/" + key + "/")) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** A node is busy for a moment after its device has gone. */
    void deleteNode(String name) throws IOException, InterruptedException {
        for (int attempt = 1; blockNodes().contains(name); attempt++) {
            try {
                vm.ask("blockdev-del", Map.of("node-name", name));
            } catch (IOException e) {
                if (attempt == NODE_TRIES) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
            }
        }
    }
}
