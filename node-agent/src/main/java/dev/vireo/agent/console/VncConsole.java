// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Display;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The screens of virtual machines. QEMU's VNC server listens on a Unix socket alone, and gets the viewer's password only
 * when the viewer is there.
 */
public final class VncConsole {
    private static final int PASSWORD_LENGTH = 8;
    private static final String PASSWORD_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    private final GuestStore guests;
    private final QemuRuntime runtime;
    private final ConsoleDoor door;
    private final VncRelay relay;
    private final Tasks tasks;
    private final SecureRandom random;

    /** @param relay moves bytes between viewers and QEMU */
    public VncConsole(
            GuestStore guests,
            QemuRuntime runtime,
            ConsoleDoor door,
            VncRelay relay,
            Tasks tasks,
            SecureRandom random) {
        this.guests = guests;
        this.runtime = runtime;
        this.door = door;
        this.relay = relay;
        this.tasks = tasks;
        this.random = random;
    }

    /** Binds the endpoint. */
    public void bind(Routes routes) {
        routes.on(GuestEndpoints.VNC_PROXY, this::open);
    }

    private VncTicket open(Call call) {
        Vmid vmid = call.require(PathParameters.VMID);
        requireScreen(guests.require(vmid));
        if (!call.arguments().isSet(GuestEndpoints.WEB_SOCKET)) {
            throw ApiException.badParameter("websocket", "screens are reached by WebSocket alone: give websocket=1");
        }
        Optional<String> drawn = call.arguments().isSet(GuestEndpoints.GENERATE_PASSWORD)
                ? Optional.of(drawPassword())
                : Optional.empty();
        ConsoleDoor.Opened opened = door.open(
                call.who(),
                ConsoleDoor.guest(call),
                ticket -> () -> enter(vmid, drawn.orElse(ticket.substring(0, PASSWORD_LENGTH))));
        // The task exists so that lists show who looked at which screen.
        String upid = tasks.start(
                        "vncproxy",
                        vmid.toString(),
                        call.who(),
                        task -> task.line("opened a way to the screen of VM " + vmid))
                .toString();
        return new VncTicket(call.who().toString(), opened.ticket(), opened.port(), null, upid, drawn.orElse(null));
    }

    private ConsoleSession enter(Vmid vmid, String password) throws IOException {
        return relay.open(
                runtime.find(vmid).orElseThrow(() -> ApiException.failed("VM " + vmid + " not running")), password);
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
}
