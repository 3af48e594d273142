// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.device.GuestAgent;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The channel to the guest agent: a VirtIO port, or a serial port for systems without VirtIO. */
final class AgentChannel implements QemuDevice {
    private static final String ID = "qga0";

    private final GuestAgent agent;
    private final Path socket;
    private final Set<Integer> usedSerialPorts;

    AgentChannel(GuestAgent agent, Path socket, Set<Integer> usedSerialPorts) {
        this.agent = agent;
        this.socket = socket;
        this.usedSerialPorts = Set.copyOf(usedSerialPorts);
    }

    @Override
    public List<Part> parts() {
        if (!agent.isEnabled()) {
            return List.of();
        }
        Part channel = Part.socket(ID, socket);
        if (agent.kind().equals("isa")) {
            return List.of(
                    channel,
                    Part.device("isa-serial", "port-" + ID).with("chardev", ID).with("index", freePort()));
        }
        return List.of(
                channel,
                Part.device("virtio-serial-pci", ID).at(PciAddress.on(0, 0x8)),
                Part.device("virtserialport", "port-" + ID)
                        .with("bus", ID + ".0")
                        .with("chardev", ID)
                        .with("name", "org.qemu.guest_agent.0"));
    }

    private int freePort() {
        return IntStream.range(0, 4)
                .filter(port -> !usedSerialPorts.contains(port))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "agent: the type isa needs a serial port, and all four are taken by serial0 to serial3"));
    }
}
