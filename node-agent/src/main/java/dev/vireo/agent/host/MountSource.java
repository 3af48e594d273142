// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file system that can be mounted.
 *
 * @param source an image, a block device, a directory, or a word for what has no source
 * @param type the kind of file system; found out by the node's tools if absent
 * @param options options in their order, such as {@code loop} and {@code noatime}
 */
public record MountSource(String source, Optional<String> type, List<String> options) {
    public MountSource {
        options = List.copyOf(options);
    }

    /**
     * An image file through a loop device, which goes when it is unmounted.
     *
     * @param type its file system: named outright, so that what lies in the image does not choose the kernel's driver
     */
    public static MountSource image(Path image, String type) {
        return new MountSource(image.toString(), Optional.of(type), List.of("loop"));
    }

    /** A block device of the node, of whatever kind its file system is. */
    public static MountSource device(Path device) {
        return new MountSource(device.toString(), Optional.empty(), List.of());
    }

    /** A directory of the node, at a second place. */
    public static MountSource bind(Path directory) {
        return new MountSource(directory.toString(), Optional.empty(), List.of("bind"));
    }

    /**
     * A small file system in memory that others may pass through and only root can write to. Paths through it follow no
     * symbolic link, whoever made it.
     */
    public static MountSource memory() {
        return new MountSource("none", Optional.of("tmpfs"), List.of("size=256k", "mode=711", "nosymfollow"));
    }

    /** The same with more options. */
    public MountSource with(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new MountSource(source, type, all);
    }

    /** Whether it is an image file that holds ext4. */
    public boolean isExt4Image() {
        return options.contains("loop") && type.filter("ext4"::equals).isPresent();
    }

    List<String> command(Path target) {
        // Paths are left to the kernel, which minds nosymfollow: mount itself would follow every link.
        List<String> command = new ArrayList<>(List.of("mount", "--no-canonicalize"));
        type.ifPresent(name -> command.addAll(List.of("-t", name)));
        if (!options.isEmpty()) {
            command.addAll(List.of("-o", String.join(",", options)));
        }
        command.addAll(List.of("--", source, target.toString()));
        return command;
    }
}
