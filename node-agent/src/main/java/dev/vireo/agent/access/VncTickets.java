// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.model.access.AccessPath;
import dev.vireo.model.id.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tickets for the console of one guest or node, for one user, one port, one time, 40 seconds. */
public final class VncTickets {
    private static final Duration LIFE = Duration.ofSeconds(40);

    private final TicketSigner signer;
    private final InstantSource clock;
    private final Map<String, Long> open = new ConcurrentHashMap<>();

    /** @param access whose key signs them */
    public VncTickets(AccessControl access, InstantSource clock) {
        this.signer = access.signer();
        this.clock = clock;
    }

    /** Makes a ticket. */
    public String issue(Principal who, AccessPath place, int port) {
        long now = clock.instant().getEpochSecond();
        open.values().removeIf(issued -> issued + LIFE.toSeconds() < now);
        String ticket = signer.sign("PVEVNC:" + UUID.randomUUID(), secret(who, place, port), clock.instant());
        open.put(ticket, now);
        return ticket;
    }

    /** Takes a ticket back; true once, if it is for that place, user and port and not too old. */
    public boolean redeem(String ticket, Principal who, AccessPath place, int port) {
        boolean isGenuine = signer.verify(ticket, secret(who, place, port))
                .filter(signed -> signed.time().plus(LIFE).isAfter(clock.instant()))
                .isPresent();
        return isGenuine && open.remove(ticket) != null;
    }

    /** Whether a ticket was not redeemed yet and is not too old. */
    public boolean isOpen(String ticket) {
        return open.containsKey(ticket);
    }

    private static String secret(Principal who, AccessPath place, int port) {
        return "vnc:" + who + ":" + place + ":" + port;
    }
}
