// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.client.ByteStream;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ConsoleEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.node.TerminalTicket;
import dev.vireo.model.option.Option;

/**
 * Where a text console is.
 *
 * @param item whose it is
 * @param kind what it is
 */
public record TerminalPlace(InventoryItem item, Kind kind) {
    /** Kinds of text consoles. */
    public enum Kind {
        /** A shell of a node. */
        NODE,
        /** A serial port of a virtual machine. */
        SERIAL,
        /** A container's console. */
        CONTAINER
    }

    /** The shell of a node. */
    public static TerminalPlace of(NodeItem node) {
        return new TerminalPlace(node, Kind.NODE);
    }

    /** The text console of a guest. */
    public static TerminalPlace of(GuestItem guest) {
        return new TerminalPlace(guest, guest.kind() == GuestItem.Kind.VM ? Kind.SERIAL : Kind.CONTAINER);
    }

    /** The server. */
    AgentApi api() {
        return item.datacenter().api();
    }

    /** Parameters of the path; to be asked on the FX thread, as a guest's node may change. */
    Arguments path() {
        if (item instanceof GuestItem guest) {
            return Arguments.NONE
                    .with(PathParameters.NODE, guest.node().node())
                    .with(PathParameters.VMID, guest.vmid());
        }
        if (item instanceof NodeItem node) {
            return Arguments.NONE.with(PathParameters.NODE, node.node());
        }
        throw new IllegalStateException(item.key() + " has no text console");
    }

    /** Whether the guest or node is no more. */
    boolean isGone() {
        return item instanceof GuestItem guest
                ? !guest.node().guests().contains(guest)
                : item instanceof NodeItem node && !node.datacenter().nodes().contains(node);
    }

    /** Whether a guest is switched off, so that there is nothing to connect to. */
    boolean isStopped() {
        return item instanceof GuestItem && item.status() == ItemStatus.STOPPED;
    }

    /** Asks whether there is something to connect to: a virtual machine needs a serial port with a socket. */
    boolean hasPort(Arguments path) {
        if (kind != Kind.SERIAL) {
            return true;
        }
        var configuration = api().call(GuestEndpoints.READ_CONFIG, path);
        return VmOptions.SERIAL.members().stream()
                .map(Option::name)
                .anyMatch(port -> "socket".equals(String.valueOf(configuration.get(port))));
    }

    TerminalTicket ticket(Arguments path) {
        return api().call(
                        switch (kind) {
                            case NODE -> ConsoleEndpoints.NODE_SHELL;
                            case SERIAL -> ConsoleEndpoints.VM_SERIAL;
                            case CONTAINER -> ConsoleEndpoints.CT_CONSOLE;
                        },
                        path);
    }

    ByteStream connect(Arguments path, TerminalTicket ticket) {
        Endpoint<Void> socket = switch (kind) {
            case NODE -> ConsoleEndpoints.NODE_SOCKET;
            case SERIAL -> GuestEndpoints.VNC_WEB_SOCKET;
            case CONTAINER -> ConsoleEndpoints.CT_SOCKET;
        };
        return api().openTerminal(socket, path, ticket);
    }
}
