// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.DiskLimits;
import java.util.Map;
import java.util.TreeMap;

/** The limits of a disk's throughput in QEMU's words; the same words change them while the machine runs. */
final class DiskThrottle {
    private static final double MEBIBYTE = 1 << 20;
    private static final Map<String, String> DIRECTIONS = Map.of("", "total", "_rd", "read", "_wr", "write");

    private final String key;
    private final Disk disk;
    private final Map<String, Object> limits = new TreeMap<>();

    private DiskThrottle(String key, Disk disk) {
        this.key = key;
        this.disk = disk;
    }

    /** The limits that are set; none if the disk has none. */
    static Map<String, Object> limits(String key, Disk disk) {
        DiskThrottle throttle = new DiskThrottle(key, disk);
        DiskLimits.DIRECTIONS.forEach(throttle::add);
        throttle.checkDirections("bps");
        throttle.checkDirections("iops");
        return throttle.limits;
    }

    private void add(String direction) {
        String way = DIRECTIONS.getOrDefault(direction, "total");
        long bytes = (long) (number("mbps" + direction) * MEBIBYTE);
        put("bps-" + way, bytes > 0 ? bytes : (long) number("bps" + direction));
        put("bps-" + way + "-max", (long) (number("mbps" + direction + "_max") * MEBIBYTE));
        put("iops-" + way, (long) number("iops" + direction));
        put("iops-" + way + "-max", (long) number("iops" + direction + "_max"));
        checkBurst("bps-" + way, "mbps" + direction);
        checkBurst("iops-" + way, "iops" + direction);
        putLength("bps-" + way, "bps" + direction);
        putLength("iops-" + way, "iops" + direction);
    }

    private double number(String name) {
        String written = disk.properties().raw(name);
        return written == null ? 0 : Double.parseDouble(written);
    }

    private void put(String name, long value) {
        if (value > 0) {
            limits.put(name, value);
        }
    }

    private void checkBurst(String qemuName, String name) {
        Object burst = limits.get(qemuName + "-max");
        Object steady = limits.get(qemuName);
        if (burst instanceof Long high && !(steady instanceof Long low && low <= high)) {
            throw new InvalidValueException(
                    key + ": " + name + "_max is a limit for bursts above " + name + ", which must be set and lower");
        }
    }

    /** A length without a burst that it could belong to has nothing to say. */
    private void putLength(String qemuName, String name) {
        if (limits.containsKey(qemuName + "-max")) {
            put(qemuName + "-max-length", (long) number(name + "_max_length"));
        }
    }

    private void checkDirections(String unit) {
        boolean both = limits.containsKey(unit + "-total");
        if (both && (limits.containsKey(unit + "-read") || limits.containsKey(unit + "-write"))) {
            throw new InvalidValueException(
                    key + ": limit either all throughput (" + unit + ") or reads and writes, not both");
        }
    }
}
