// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.console.rfb.RfbClient;
import dev.vireo.desktop.console.rfb.RfbException;
import dev.vireo.desktop.console.rfb.RfbListener;
import dev.vireo.desktop.console.rfb.RfbMessages;
import dev.vireo.desktop.console.rfb.RfbSettings;
import dev.vireo.desktop.console.rfb.VncPassword;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.guest.device.Display;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One session with a guest's screen: it gets a ticket, opens the way, and holds the protocol until its end. */
final class ScreenSession {
    private static final int PASSWORD_LENGTH = 8;

    private final AgentApi api;
    private final NodeName node;
    private final Vmid vmid;
    private final RfbListener listener;
    private volatile @Nullable RfbClient client;
    private volatile boolean closed;

    /** How a session ended without a failure. */
    enum End {
        CLOSED,
        NO_SCREEN
    }

    ScreenSession(GuestItem guest, RfbListener listener) {
        this.api = guest.datacenter().api();
        this.node = guest.node().node();
        this.vmid = guest.vmid();
        this.listener = listener;
    }

    /** Holds the session on the caller's thread until {@link #close}, or a failure, which is thrown. */
    End hold() throws RfbException {
        Arguments path = Arguments.NONE.with(PathParameters.NODE, node).with(PathParameters.VMID, vmid);
        if (!hasScreen(api.call(GuestEndpoints.READ_CONFIG, path).get("vga"))) {
            return End.NO_SCREEN;
        }
        VncTicket ticket = api.call(
                GuestEndpoints.VNC_PROXY,
                path.with(GuestEndpoints.WEB_SOCKET, true).with(GuestEndpoints.GENERATE_PASSWORD, true));
        RfbClient opened = new RfbClient(
                api.openScreen(node, vmid, ticket), VncPassword.of(password(ticket)), RfbSettings.defaults(), listener);
        client = opened;
        if (closed) {
            opened.close();
        }
        opened.run();
        return End.CLOSED;
    }

    /** A card that this version does not know is taken for one with a screen. */
    private static boolean hasScreen(@Nullable Object vga) {
        try {
            return vga == null || Display.TYPE.parse(vga.toString()).hasScreen();
        } catch (InvalidValueException e) {
            return true;
        }
    }

    /** Servers that draw no password of their own take the ticket's beginning. */
    private static String password(VncTicket ticket) {
        String drawn = ticket.password();
        String ticketText = ticket.ticket();
        return drawn == null ? ticketText.substring(0, Math.min(PASSWORD_LENGTH, ticketText.length())) : drawn;
    }

    /** To send input, once there is a client. */
    Optional<RfbMessages> messages() {
        return Optional.ofNullable(client).map(RfbClient::messages);
    }

    void close() {
        closed = true;
        RfbClient held = client;
        if (held != null) {
            held.close();
        }
    }
}
