// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Network interfaces between guests and bridges. */
public final class TapDevices {
    private static final String BURST = "1mb";
    private static final Path CLASS = Path.of("/sys/class/net");

    private final ProgramRunner programs;
    private final HostFiles files;

    /** @param programs runs {@code ip} */
    public TapDevices(ProgramRunner programs, HostFiles files) {
        this.programs = programs;
        this.files = files;
    }

    /** Whether the node has that bridge. */
    public boolean isBridge(String name) {
        return files.exists(CLASS.resolve(name).resolve("bridge"));
    }

    /** Makes a tap for an account and plugs it in a bridge; one that is left over is replaced. */
    public void plug(String name, String bridge, Optional<ServiceAccount> account, boolean hasQueues)
            throws IOException, InterruptedException {
        unplug(name);
        List<String> add = new ArrayList<>(List.of("ip", "tuntap", "add", "dev", name, "mode", "tap"));
        account.ifPresent(owner -> add.addAll(List.of("user", Integer.toString(owner.uid()))));
        if (hasQueues) {
            add.add("multi_queue");
        }
        programs.require(add);
        programs.require(List.of("ip", "link", "set", "dev", name, "master", bridge, "up"));
    }

    /** Plugs a tap that is there in a bridge, perhaps another one; it is in no VLAN then. */
    public void move(String name, String bridge) throws IOException, InterruptedException {
        programs.require(List.of("ip", "link", "set", "dev", name, "nomaster"));
        programs.require(List.of("ip", "link", "set", "dev", name, "master", bridge, "up"));
    }

    /** Whether a bridge keeps VLANs apart. */
    public boolean isVlanAware(String bridge) {
        Path filtering = CLASS.resolve(bridge).resolve("bridge/vlan_filtering");
        return files.exists(filtering) && files.read(filtering).strip().equals("1");
    }

    /** Puts a tap's traffic in a VLAN of its bridge. */
    public void tag(String name, long vlan) throws IOException, InterruptedException {
        programs.require(List.of("bridge", "vlan", "del", "dev", name, "vid", "1"));
        programs.require(List.of("bridge", "vlan", "add", "dev", name, "vid", Long.toString(vlan), "pvid", "untagged"));
    }

    /** Lets traffic of those VLANs pass with its tags; each is a number or a range. */
    public void trunk(String name, List<String> vlans) throws IOException, InterruptedException {
        for (String vlan : vlans) {
            programs.require(List.of("bridge", "vlan", "add", "dev", name, "vid", vlan));
        }
    }

    /**
     * Limits a tap's traffic, each way by itself.
     *
     * @param megabytes MiB a second; 0 has no limit
     * @return why what the guest sends is not limited; empty if all is as it should be
     */
    public Optional<String> limit(String name, double megabytes) throws IOException, InterruptedException {
        if (files.exists(CLASS.resolve(name))) {
            // What is not there can't be removed: nothing is wrong then.
            programs.run(List.of("tc", "qdisc", "del", "dev", name, "root"), RunLimits.QUICK);
            programs.run(List.of("tc", "qdisc", "del", "dev", name, "ingress"), RunLimits.QUICK);
        }
        if (megabytes <= 0) {
            return Optional.empty();
        }
        String rate = Math.round(megabytes * (1 << 20)) + "bps";
        programs.require(List.of(
                "tc", "qdisc", "add", "dev", name, "root", "tbf", "rate", rate, "latency", "100ms", "burst", BURST));
        programs.require(List.of("tc", "qdisc", "add", "dev", name, "handle", "ffff:", "ingress"));
        List<String> filter = new ArrayList<>(List.of("tc", "filter", "add", "dev", name, "parent", "ffff:"));
        filter.addAll(List.of("protocol", "all", "prio", "50", "u32", "match", "u32", "0", "0", "police"));
        filter.addAll(List.of("rate", rate, "burst", BURST, "mtu", "64kb", "drop", "flowid", ":1"));
        ProgramResult policed = programs.run(filter, RunLimits.QUICK);
        return policed.isSuccess() ? Optional.empty() : Optional.of(policed.reason());
    }

    /** Removes a tap; nothing is wrong if it is gone. */
    public void unplug(String name) throws IOException, InterruptedException {
        if (files.exists(CLASS.resolve(name))) {
            programs.require(List.of("ip", "link", "delete", "dev", name));
        }
    }

    /** Bytes that the guest received and sent through a tap. */
    public Optional<Traffic> traffic(String name) {
        Path statistics = CLASS.resolve(name).resolve("statistics");
        if (!files.exists(statistics)) {
            return Optional.empty();
        }
        // What the node sends into the tap, the guest receives.
        return Optional.of(new Traffic(number(statistics, "tx_bytes"), number(statistics, "rx_bytes")));
    }

    private long number(Path statistics, String name) {
        return Long.parseLong(files.read(statistics.resolve(name)).strip());
    }

    /** Bytes since the interface was made. */
    public record Traffic(long received, long sent) {}
}
