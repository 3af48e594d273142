// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.qemu.hotplug.LiveCards;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.agent.host.TapDevices;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the node does for network cards, at a start and while a machine runs: an interface in a bridge, in a VLAN, with VLANs
 * that pass with their tags, and with a limit of its rate.
 */
final class BridgedCards implements LiveCards {
    private final TapDevices taps;
    private final Optional<ServiceAccount> account;
    private final String prefix;

    /**
     * @param account what QEMU runs as; the agent's own account if empty
     * @param prefix beginning of the names of taps, different for each agent on a machine
     */
    BridgedCards(TapDevices taps, Optional<ServiceAccount> account, String prefix) {
        this.taps = taps;
        this.account = account;
        this.prefix = prefix;
    }

    @Override
    public void plug(Vmid vmid, int index, NetworkCard card) throws IOException, InterruptedException {
        Optional<String> bridge = card.bridge();
        if (bridge.isPresent()) {
            requireBridge(index, bridge.get(), card);
            boolean hasQueues = card.settings().get(NetworkCard.QUEUES).orElse(0L) > 1;
            taps.plug(tap(vmid, index), bridge.get(), account, hasQueues);
            joinVlans(tap(vmid, index), card);
        }
    }

    @Override
    public void move(Vmid vmid, int index, NetworkCard card) throws IOException, InterruptedException {
        String bridge = card.bridge().orElseThrow();
        requireBridge(index, bridge, card);
        taps.move(tap(vmid, index), bridge);
        joinVlans(tap(vmid, index), card);
    }

    /** Limits the rate of a card that is plugged just now; says what the node cannot limit. */
    void limit(Vmid vmid, int index, NetworkCard card, Consumer<String> warnings)
            throws IOException, InterruptedException {
        double rate = card.settings().get(NetworkCard.RATE).orElse(0.0);
        if (rate > 0 && card.bridge().isPresent()) {
            taps.limit(tap(vmid, index), rate)
                    .ifPresent(reason -> warnings.accept(
                            "net" + index + ": the rate limit holds for what the guest receives alone: " + reason));
        }
    }

    @Override
    public void unplug(Vmid vmid, int index) throws IOException {
        try {
            taps.unplug(tap(vmid, index));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Name of the interface of a card. */
    private String tap(Vmid vmid, int index) {
        return prefix + vmid + "i" + index;
    }

    /** An interface that was plugged just now is in the VLAN 1 alone. */
    private void joinVlans(String tap, NetworkCard card) throws IOException, InterruptedException {
        Optional<Long> vlan = card.settings().get(NetworkCard.TAG);
        if (vlan.isPresent()) {
            taps.tag(tap, vlan.get());
        }
        Optional<String> trunks = card.settings().get(NetworkCard.TRUNKS);
        if (trunks.isPresent()) {
            taps.trunk(tap, List.of(trunks.get().split(";")));
        }
    }

    private void requireBridge(int index, String bridge, NetworkCard card) {
        if (!taps.isBridge(bridge)) {
            throw ApiException.failed("net" + index + ": bridge '" + bridge
                    + "' does not exist on this node; choose another one, or leave it out to use NAT");
        }
        boolean hasTag = card.settings().has(NetworkCard.TAG);
        boolean hasTrunks = card.settings().has(NetworkCard.TRUNKS);
        if ((hasTag || hasTrunks) && !taps.isVlanAware(bridge)) {
            throw ApiException.failed("net" + index + ": bridge '" + bridge + "' is not VLAN-aware; leave "
                    + (hasTag ? "the tag" : "trunks") + " out, or switch vlan_filtering on for the bridge");
        }
    }
}
