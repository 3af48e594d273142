// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.capability.HostCapabilities;
import dev.vireo.agent.guest.qemu.qmp.QmpCall;
import dev.vireo.model.guest.device.Disk;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The block node of an image that a running disk moves to: as the disk's configuration wants it, under a name that tells
 * the disk and the volume.
 *
 * @param name of the node of the image
 * @param fileName of the node of its file
 * @param whole adds both; unlike the configuration it gives unused space back while the image is filled
 * @param lasting the same as the configuration wants it, for the time after
 * @param limit adds a limit of throughput above it, for a machine that has one for the disk
 */
public record MovedDiskNode(String name, String fileName, Part whole, Part lasting, Part limit) {
    private static final int HASH_LENGTH = 30;

    /**
     * The node for a disk.
     *
     * @param key of the disk
     * @param disk how it is configured, with the volume that it moves to
     * @param image where that volume lies
     */
    public static MovedDiskNode of(String key, Disk disk, DiskImage image, HostCapabilities host) {
        Part node = new DiskNodes(key, disk, image, DiskRequests.of(key, disk, host))
                .parts().stream()
                        .filter(part -> part.type().equals(image.format()))
                        .findFirst()
                        .orElseThrow();
        String hash = hash("drive=" + key + ",volid=" + disk.file());
        String name = "f" + hash;
        String fileName = "e" + hash;
        Map<String, Object> file = new LinkedHashMap<>();
        if (node.properties().get("file") instanceof Map<?, ?> properties) {
            properties.forEach((property, value) -> file.put(String.valueOf(property), value));
        }
        file.put("node-name", fileName);
        file.put("discard", "unmap");
        Part named = node.with("node-name", name);
        Part whole = named.with("file", file).with("discard", "unmap").with("detect-zeroes", "unmap");
        Part limit = Part.of(Part.Kind.BLOCK_NODE, "throttle", "t" + hash)
                .with("throttle-group", "throttle-" + key)
                .with("file", name);
        return new MovedDiskNode(name, fileName, whole, named.with("file", fileName), limit);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What makes it as the configuration wants it, once it is filled. */
    public QmpCall settle() {
        return new QmpCall(
                "blockdev-reopen",
                Map.of("options", java.util.List.of(lasting.plug().arguments())));
    }
}
