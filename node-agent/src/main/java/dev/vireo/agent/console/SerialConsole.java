// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.host.TerminalLine;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ConsoleEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.node.TerminalTicket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The serial ports of virtual machines. QEMU serves one viewer of a port at a time, so that who comes later takes the port
 * over: otherwise a viewer whose network died would keep everybody out.
 */
public final class SerialConsole {
    private final GuestStore guests;
    private final QemuRuntime runtime;
    private final Sockets sockets;
    private final Terminals terminals;
    private final Map<Path, SerialLine> lines = new ConcurrentHashMap<>();

    /** Where QEMU's socket of a serial port lies. */
    @FunctionalInterface
    public interface Sockets {
        Path of(Vmid vmid, int port);
    }

    /** @param sockets where the ports are */
    public SerialConsole(GuestStore guests, QemuRuntime runtime, Sockets sockets, Terminals terminals) {
        this.guests = guests;
        this.runtime = runtime;
        this.sockets = sockets;
        this.terminals = terminals;
    }

    /** Binds the endpoint. */
    public void bind(Routes routes) {
        routes.on(ConsoleEndpoints.VM_SERIAL, this::open);
    }

    private TerminalTicket open(Call call) {
        Guest guest = guests.require(call.require(PathParameters.VMID));
        Vmid vmid = guest.vmid();
        if (runtime.find(vmid).isEmpty()) {
            throw ApiException.failed("VM " + vmid + " not running");
        }
        int port = call.get(ConsoleEndpoints.SERIAL)
                .map(name -> named(guest, name))
                .orElseGet(() -> first(guest));
        Path socket = sockets.of(vmid, port);
        if (!Files.exists(socket)) {
            throw ApiException.failed("VM " + vmid + " has got serial" + port
                    + " while it was running: shut it down and start it, then the port is there");
        }
        return terminals.open(
                call,
                ConsoleDoor.guest(call),
                new Terminals.Entry(
                        "vncproxy", vmid.toString(), "opened a way to serial port " + port + " of VM " + vmid),
                () -> connect(socket));
    }

    private static int named(Guest guest, String name) {
        int port = VmOptions.SERIAL.indexOf(name).orElseThrow();
        if (!"socket".equals(portsOf(guest).get(port))) {
            throw ApiException.badParameter(
                    "serial",
                    "VM " + guest.vmid() + " has no " + name + " with a socket: set '" + name
                            + ": socket', shut it down and start it");
        }
        return port;
    }

    private static int first(Guest guest) {
        return portsOf(guest).entrySet().stream()
                .filter(port -> port.getValue().equals("socket"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> ApiException.failed("VM " + guest.vmid()
                        + " has no serial port with a socket: set 'serial0: socket', shut it down and start it"));
    }

    private static Map<Integer, String> portsOf(Guest guest) {
        return new TreeMap<>(guest.options().family(VmOptions.SERIAL));
    }

    private TerminalLine connect(Path socket) throws IOException {
        SerialLine before = lines.remove(socket);
        if (before != null) {
            before.close();
        }
        SerialLine line = SerialLine.connect(socket, (place, closed) -> lines.remove(place, closed));
        SerialLine other = lines.put(socket, line);
        if (other != null) {
            other.close();
        }
        return line;
    }
}
