// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.config;

import dev.vireo.model.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel calls a device.
 *
 * @param isBlock whether it is a block device
 * @param major number of its driver
 * @param minor number within the driver
 */
public record DeviceNumber(boolean isBlock, int major, int minor) {
    private static final int KIND = 0170000;
    private static final int BLOCK = 0060000;
    private static final int CHARACTER = 0020000;

    /** Finds the numbers of devices. */
    public interface Finder {
        /**
         * The numbers of a device of this node.
         *
         * @throws InvalidValueException if there is no such device
         */
        DeviceNumber find(Path device);
    }

    /** Those that the node's own files have; links are followed. */
    public static DeviceNumber of(Path device) {
        try {
            int kind = (Integer) Files.getAttribute(device, "unix:mode") & KIND;
            if (kind == BLOCK || kind == CHARACTER) {
                return of(kind == BLOCK, (Long) Files.getAttribute(device, "unix:rdev"));
            }
        } catch (IOException e) {
            throw new InvalidValueException("'" + device + "' does not exist on this node");
        }
        throw new InvalidValueException("'" + device + "' is no device of this node");
    }

    /** The kernel packs both numbers in one, the halves of each apart. */
    private static DeviceNumber of(boolean isBlock, long packed) {
        long major = (packed >> 8 & 0xfff) | (packed >> 32 & ~0xfffL);
        long minor = (packed & 0xff) | (packed >> 12 & ~0xffL);
        return new DeviceNumber(isBlock, (int) major, (int) minor);
    }
}
