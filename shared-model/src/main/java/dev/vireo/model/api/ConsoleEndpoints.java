// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.VMID;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.choice;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.node.TerminalTicket;
import dev.vireo.model.option.Option;
import java.util.List;

/**
 * Text consoles of nodes and guests. One call opens the way, a WebSocket follows it; the one of virtual machines is
 * {@link GuestEndpoints#VNC_WEB_SOCKET}, which their screens share.
 */
public final class ConsoleEndpoints {
    /** What the node runs: a login, or the upgrade of its packages. */
    public static final Option<String> COMMAND = optional(
                    "cmd", choice("ceph_install", "login", "upgrade"), "What the node runs")
            .withDefault("login");
    /** Which serial port of a virtual machine; without it the first that has a socket. */
    public static final Option<String> SERIAL =
            optional("serial", choice("serial0", "serial1", "serial2", "serial3"), "Serial port");

    private static final Permission ON_NODE = Permission.on("/nodes/{node}", Privilege.SYS_CONSOLE);
    private static final Permission ON_GUEST = Permission.on("/vms/{vmid}", Privilege.VM_CONSOLE);

    /** Opens a way to a shell of the node. */
    public static final Endpoint<TerminalTicket> NODE_SHELL =
            Endpoint.post("/nodes/{node}/termproxy", NODE, COMMAND).allows(ON_NODE, Answer.one(TerminalTicket.class));
    /** The way to a node's shell, as a WebSocket. */
    public static final Endpoint<Void> NODE_SOCKET = Endpoint.get(
                    "/nodes/{node}/vncwebsocket", NODE, GuestEndpoints.PORT, GuestEndpoints.VNC_TICKET)
            .allows(ON_NODE, Answer.none());
    /** Opens a way to a serial port of a virtual machine. */
    public static final Endpoint<TerminalTicket> VM_SERIAL = Endpoint.post(
                    "/nodes/{node}/qemu/{vmid}/termproxy", NODE, VMID, SERIAL)
            .allows(ON_GUEST, Answer.one(TerminalTicket.class));
    /** Opens a way to a container's console. */
    public static final Endpoint<TerminalTicket> CT_CONSOLE = Endpoint.post(
                    "/nodes/{node}/lxc/{vmid}/termproxy", NODE, VMID)
            .allows(ON_GUEST, Answer.one(TerminalTicket.class));
    /** The way to a container's console, as a WebSocket. */
    public static final Endpoint<Void> CT_SOCKET = Endpoint.get(
                    "/nodes/{node}/lxc/{vmid}/vncwebsocket", NODE, VMID, GuestEndpoints.PORT, GuestEndpoints.VNC_TICKET)
            .allows(ON_GUEST, Answer.none());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(NODE_SHELL, NODE_SOCKET, VM_SERIAL, CT_CONSOLE, CT_SOCKET);

    private ConsoleEndpoints() {}
}
