// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.config;

import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A container whose volumes and devices are found and whose cards have names on the node.
 *
 * @param vmid its number
 * @param options its keys
 * @param raw lines of its configuration file for LXC itself, which root alone can write
 * @param host the node
 * @param root where its root file system is mounted
 * @param mounts its other file systems
 * @param cards names of its cards on the node, by number
 * @param devices devices that it may use
 */
public record LxcPlan(
        Vmid vmid,
        Options options,
        List<String> raw,
        LxcHost host,
        Path root,
        List<Mount> mounts,
        Map<Integer, String> cards,
        List<Device> devices) {
    public LxcPlan {
        raw = List.copyOf(raw);
        mounts = List.copyOf(mounts);
        cards = Map.copyOf(cards);
        devices = List.copyOf(devices);
    }

    /**
     * A file system that is mounted on the node.
     *
     * @param source where
     * @param inside where the container sees it
     * @param options options of the second mount, such as {@code ro}
     */
    public record Mount(Path source, String inside, List<String> options) {
        public Mount {
            options = List.copyOf(options);
        }
    }

    /**
     * A device.
     *
     * @param file the file that the container gets
     * @param inside its path there
     * @param isBlock whether it is a block device
     * @param major number of its driver
     * @param minor number within the driver
     * @param isReadOnly whether it may only be read
     */
    public record Device(Path file, String inside, boolean isBlock, int major, int minor, boolean isReadOnly) {}
}
