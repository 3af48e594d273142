// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.Disk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The block nodes behind a disk or CD drive: file, format and, where throughput is limited, a throttle on top. */
public final class DiskNodes {
    private final String key;
    private final Disk disk;
    private final DiskImage image;
    private final DiskRequests requests;

    DiskNodes(String key, Disk disk, DiskImage image, DiskRequests requests) {
        this.key = key;
        this.disk = disk;
        this.image = image;
        this.requests = requests;
    }

    /** Name of the node that the device uses. */
    public static String topNode(String key) {
        return "drive-" + key;
    }

    List<Part> parts() {
        Map<String, Object> limits = DiskThrottle.limits(key, disk);
        if (limits.isEmpty()) {
            return List.of(formatNode(topNode(key)));
        }
        String group = "throttle-" + key;
        Part throttle = Part.of(Part.Kind.OBJECT, "throttle-group", group).with("limits", limits);
        Part filter = Part.of(Part.Kind.BLOCK_NODE, "throttle", topNode(key))
                .with("throttle-group", group)
                .with("file", "format-" + key);
        return List.of(throttle, formatNode("format-" + key), filter);
    }

    private Part formatNode(String name) {
        Part node = Part.of(Part.Kind.BLOCK_NODE, image.format(), name)
                .with("read-only", isReadOnly())
                .with("cache", cache())
                .with("discard", discard());
        return isReadOnly()
                ? node.with("file", file())
                : node.with("detect-zeroes", detectZeroes()).with("file", file());
    }

    private Map<String, Object> file() {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("driver", image.protocol());
        file.put("node-name", "file-" + key);
        file.put("filename", image.path().toString());
        file.put("aio", requests.engine());
        file.put("read-only", isReadOnly());
        file.put("cache", cache());
        file.put("discard", discard());
        return file;
    }

    private Map<String, Object> cache() {
        CacheMode mode = CacheMode.of(disk);
        Map<String, Object> cache = new LinkedHashMap<>();
        cache.put("direct", mode.direct());
        cache.put("no-flush", mode.noFlush());
        return cache;
    }

    private String discard() {
        return discards() ? "unmap" : "ignore";
    }

    private String detectZeroes() {
        if (!disk.get(Disk.DETECT_ZEROES).orElse(true)) {
            return "off";
        }
        return discards() ? "unmap" : "on";
    }

    private boolean discards() {
        return disk.get(Disk.DISCARD).orElse("ignore").equals("on");
    }

    private boolean isReadOnly() {
        return disk.isCdrom() || disk.get(Disk.READ_ONLY).orElse(false);
    }
}
