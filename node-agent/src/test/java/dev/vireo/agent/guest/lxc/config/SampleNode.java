// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.config;

import dev.vireo.agent.guest.lxc.process.ContainerFiles;
import dev.vireo.agent.guest.lxc.process.ContainerPlan;
import dev.vireo.agent.guest.lxc.process.ContainerPlanner;
import dev.vireo.agent.guest.lxc.setup.GuestSetup;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.MountSource;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.id.Vmid;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Nodes that plans of starts are made for: with control groups of version 1 or 2, with and without AppArmor. */
final class SampleNode {
    static final LxcHost LEGACY = host(false, false, false);
    static final LxcHost COUNTING_SWAP = host(false, true, false);
    static final LxcHost UNIFIED = host(true, true, false);
    static final LxcHost CONFINING = host(true, true, true);

    private SampleNode() {}

    private static LxcHost host(boolean isUnified, boolean countsSwap, boolean hasAppArmor) {
        return new LxcHost(
                isUnified,
                countsSwap,
                hasAppArmor,
                Path.of("/usr/share/lxc/config"),
                Optional.of(Path.of("/run/vireo/lxc/no-keys.seccomp")),
                Set.of("amd64", "i386"),
                LxcHost.IdRange.USUAL);
    }

    static LxcHost named(String notes) {
        if (notes.contains("host: unified")) {
            return UNIFIED;
        }
        if (notes.contains("host: confining")) {
            return CONFINING;
        }
        return notes.contains("host: counting") ? COUNTING_SWAP : LEGACY;
    }

    /** The plan of container 101 with that configuration. */
    static ContainerPlan plan(GuestConfig config, LxcHost host) {
        ContainerFiles files = new ContainerFiles(Path.of("/run/vireo/lxc"), "", "veth");
        ContainerPlanner planner = new ContainerPlanner(
                files,
                host,
                volume -> volume.name().endsWith(".subvol")
                        ? MountSource.bind(Path.of("/srv", volume.name()))
                        : MountSource.image(Path.of("/srv", volume.name()), "ext4"),
                SampleNode::device,
                new GuestSetup(new LinuxHostFiles(), new SecureRandom(), InstantSource.system()));
        return planner.plan(Vmid.parse("101"), config.options(), config.main().foreignLines(), false);
    }

    private static DeviceNumber device(Path path) {
        return switch (path.toString()) {
            case "/dev/net/tun" -> new DeviceNumber(false, 10, 200);
            case "/dev/loop7" -> new DeviceNumber(true, 7, 7);
            case "/dev/ttyUSB0" -> new DeviceNumber(false, 188, 0);
            default -> throw new InvalidValueException("'" + path + "' does not exist on this node");
        };
    }
}
