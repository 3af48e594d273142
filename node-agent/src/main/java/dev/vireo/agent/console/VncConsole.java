// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.agent.access.VncTickets;
import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.QemuRuntime;
import dev.vireo.agent.guest.qemu.RunningVm;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.RawHandler;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.ArchitectureException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Display;
import dev.vireo.model.id.Vmid;
import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The screens of virtual machines. A ticket is drawn by one call and redeemed by the WebSocket that follows; QEMU's VNC
 * server listens on a Unix socket alone, and gets the viewer's password only when the viewer is there.
 */
public final class VncConsole {
    private static final int FIRST_PORT = 5900;
    private static final int PORTS = 100;
    private static final int PASSWORD_LENGTH = 8;
    private static final String PASSWORD_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    private final GuestStore guests;
    private final QemuRuntime runtime;
    private final VncTickets tickets;
    private final VncRelay relay;
    private final Tasks tasks;
    private final SecureRandom random;
    private final AtomicInteger nextPort = new AtomicInteger();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    /** @param relay moves bytes between viewers and QEMU */
    public VncConsole(
            GuestStore guests,
            QemuRuntime runtime,
            VncTickets tickets,
            VncRelay relay,
            Tasks tasks,
            SecureRandom random) {
        this.guests = guests;
        this.runtime = runtime;
        this.tickets = tickets;
        this.relay = relay;
        this.tasks = tasks;
        this.random = random;
    }

    /** Binds the endpoints. */
    public void bind(Routes routes) {
        routes.on(GuestEndpoints.VNC_PROXY, this::open).onUpgrade(GuestEndpoints.VNC_WEB_SOCKET, this::connect);
    }

    private VncTicket open(Call call) {
        Vmid vmid = call.require(PathParameters.VMID);
        requireScreen(guests.require(vmid));
        if (!call.arguments().isSet(GuestEndpoints.WEB_SOCKET)) {
            throw ApiException.badParameter("websocket", "screens are reached by WebSocket alone: give websocket=1");
        }
        int port = FIRST_PORT + Math.floorMod(nextPort.getAndIncrement(), PORTS);
        String ticket = tickets.issue(call.who(), vmid, port);
        boolean hasOwnPassword = call.arguments().isSet(GuestEndpoints.GENERATE_PASSWORD);
        String password = hasOwnPassword ? drawPassword() : ticket.substring(0, PASSWORD_LENGTH);
        passwords.keySet().removeIf(old -> !tickets.isOpen(old));
        passwords.put(ticket, password);
        // The task exists so that lists show who looked at which screen.
        String upid = tasks.start(
                        "vncproxy",
                        vmid.toString(),
                        call.who(),
                        task -> task.line("opened a way to the screen of VM " + vmid))
                .toString();
        return new VncTicket(call.who().toString(), ticket, port, null, upid, hasOwnPassword ? password : null);
    }

    private void requireScreen(Guest guest) {
        if (runtime.find(guest.vmid()).isEmpty()) {
            throw ApiException.failed("VM " + guest.vmid() + " not running");
        }
        if (!guest.options().get(VmOptions.VGA).orElse(Display.DEFAULT).hasScreen()) {
            throw ApiException.failed("VM " + guest.vmid() + " has no screen: its display is a serial port or none");
        }
    }

    private String drawPassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(PASSWORD_CHARACTERS.charAt(random.nextInt(PASSWORD_CHARACTERS.length())));
        }
        return password.toString();
    }

    @ArchitectureException(rule = "catch", reason = "the handshake of Undertow declares Exception")
    private Object connect(Call call, HttpServerExchange exchange) throws IOException {
        Vmid vmid = call.require(PathParameters.VMID);
        String ticket = call.require(GuestEndpoints.VNC_TICKET);
        int port = call.require(GuestEndpoints.PORT).intValue();
        if (!tickets.redeem(ticket, call.who(), vmid, port)) {
            throw new ApiException(ErrorKind.NOT_LOGGED_IN, "permission denied - invalid PVEVNC ticket");
        }
        String password = passwords.remove(ticket);
        RunningVm vm = runtime.find(vmid).orElseThrow(() -> ApiException.failed("VM " + vmid + " not running"));
        if (password == null) {
            throw new ApiException(ErrorKind.NOT_LOGGED_IN, "permission denied - invalid PVEVNC ticket");
        }
        VncRelay.Viewer viewer = relay.open(vm, password);
        Hybi13Handshake handshake = new Hybi13Handshake(Set.of("binary"), false);
        try {
            WebSocketConnectionCallback serve = (upgraded, channel) -> viewer.serve(channel);
            new WebSocketProtocolHandshakeHandler(Set.of(handshake), serve).handleRequest(exchange);
        } catch (Exception e) {
            viewer.close();
            throw new IOException("the WebSocket could not be opened", e);
        }
        return RawHandler.TAKEN_OVER;
    }
}
