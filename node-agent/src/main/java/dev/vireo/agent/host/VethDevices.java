// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pairs of network interfaces: one end stays on the node, the other goes into a container. */
public final class VethDevices {
    private static final Path CLASS = Path.of("/sys/class/net");

    private final ProgramRunner programs;
    private final HostFiles files;

    /** @param programs runs {@code ip} */
    public VethDevices(ProgramRunner programs, HostFiles files) {
        this.programs = programs;
        this.files = files;
    }

    /** Name that the container's end has as long as it is on the node: as long as the other's, which may be the limit. */
    public static String peerOf(String name) {
        return "p" + name.substring(1);
    }

    /**
     * Makes a pair whose ends are still down; one that is left over is replaced.
     *
     * @param name the node's end
     * @param address hardware address of the container's end
     * @param mtu largest packet; the kernel's own default if absent
     */
    public void make(String name, String address, Optional<Long> mtu) throws IOException, InterruptedException {
        remove(name);
        List<String> command = new ArrayList<>(List.of("ip", "link", "add", "name", name));
        mtu.ifPresent(bytes -> command.addAll(List.of("mtu", Long.toString(bytes))));
        command.addAll(List.of("type", "veth", "peer", "name", peerOf(name), "address", address));
        mtu.ifPresent(bytes -> command.addAll(List.of("mtu", Long.toString(bytes))));
        programs.require(command);
    }

    /** Hands the container's end to a running process's network, under the name that it is to have there. */
    public void give(String name, long pid, String inside) throws IOException, InterruptedException {
        programs.require(
                List.of("ip", "link", "set", "dev", peerOf(name), "netns", Long.toString(pid), "name", inside));
    }

    /** Plugs the node's end in a bridge; it is in no VLAN of its own then. */
    public void plug(String name, String bridge) throws IOException, InterruptedException {
        programs.require(List.of("ip", "link", "set", "dev", name, "master", bridge));
    }

    /** Takes the node's end out of its bridge. */
    public void unplug(String name) throws IOException, InterruptedException {
        programs.require(List.of("ip", "link", "set", "dev", name, "nomaster"));
    }

    /** Plugs or pulls the cable: the container sees its end without carrier. */
    public void setUp(String name, boolean isUp) throws IOException, InterruptedException {
        programs.require(List.of("ip", "link", "set", "dev", name, isUp ? "up" : "down"));
    }

    /** Whether the node has that end. */
    public boolean exists(String name) {
        return files.exists(CLASS.resolve(name));
    }

    /** Removes a pair; nothing is wrong if it is gone. */
    public void remove(String name) throws IOException, InterruptedException {
        if (exists(name)) {
            ProgramResult result = programs.run(List.of("ip", "link", "delete", "dev", name), RunLimits.QUICK);
            // It may have gone with its other end meanwhile.
            if (!result.isSuccess() && exists(name)) {
                throw new IOException("cannot remove the interface " + name + ": " + result.reason());
            }
        }
    }
}
