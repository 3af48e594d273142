// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names of what belongs to running containers: files, interfaces, control groups.
 *
 * @param directory holds a directory for each container that runs; others may pass through it, since the root of an
 *     unprivileged container is an ordinary account on the node
 * @param prefix beginning of LXC's names of containers; empty where the agent is the node's own
 * @param cardPrefix beginning of the names of network interfaces, {@code veth} where the agent is the node's own
 */
public record ContainerFiles(Path directory, String prefix, String cardPrefix) {
    /** Where a container's additional volumes appear before they are bound to their place, inside the container. */
    static final String LIVE_INSIDE = "/dev/.vireo";

    /** LXC's name of a container. */
    public String name(Vmid vmid) {
        return prefix + vmid;
    }

    /** The directory that is there as long as anything of the running container is. */
    public Path home(Vmid vmid) {
        return directory.resolve(name(vmid));
    }

    /** LXC's configuration, made anew for each start. */
    public Path config(Vmid vmid) {
        return home(vmid).resolve("config");
    }

    /** Where the root file system is mounted. */
    public Path root(Vmid vmid) {
        return home(vmid).resolve("rootfs");
    }

    /** Where the other file systems are mounted on the node. */
    Path mountPoints(Vmid vmid) {
        return home(vmid).resolve("mp");
    }

    /**
     * Where one of the other file systems is mounted on the node, before LXC binds it to its place.
     *
     * @param key {@code mp0} to {@code mp255}
     */
    public Path mountPoint(Vmid vmid, String key) {
        return mountPoints(vmid).resolve(key);
    }

    /** Mounts made below it reach the running container. */
    Path live(Vmid vmid) {
        return home(vmid).resolve("live");
    }

    /** Holds the device files that the container is given. */
    Path devices(Vmid vmid) {
        return home(vmid).resolve("dev");
    }

    /** How the container ended, written by LXC's hook. */
    Path ended(Vmid vmid) {
        return home(vmid).resolve("ended");
    }

    /** What LXC said at the last start and since; it stays when the container ends. */
    Path log(Vmid vmid) {
        return directory.resolve(name(vmid) + ".log");
    }

    /** The program that LXC runs when a container ends. */
    Path endHook() {
        return directory.resolve("on-end");
    }

    /** Name of the node's end of a network card. */
    public String card(Vmid vmid, int index) {
        return cardPrefix + vmid + "i" + index;
    }

    /** Control group of the container's processes. */
    String group(Vmid vmid) {
        return "lxc.payload." + name(vmid);
    }

    /** Control group of LXC's own process. */
    String monitorGroup(Vmid vmid) {
        return "lxc.monitor." + name(vmid);
    }

    /** Numbers of the containers that have a directory, whether they run or a crash left it. */
    List<Vmid> present() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isDirectory)
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.startsWith(prefix)
                            && name.substring(prefix.length()).matches("[1-9][0-9]{2,8}"))
                    .map(name -> Vmid.parse(name.substring(prefix.length())))
                    .sorted()
                    .toList();
        }
    }
}
