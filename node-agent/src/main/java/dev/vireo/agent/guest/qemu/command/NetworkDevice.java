// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.device.NetworkCard;
import java.util.List;
import java.util.OptionalInt;

/** A network card and what it is plugged into on the node: a tap interface on a bridge, or NAT. */
final class NetworkDevice implements QemuDevice {
    private static final int LONGEST_INTERFACE = 15;

    private final int number;
    private final NetworkCard card;
    private final String tap;
    private final boolean vhost;
    private final OptionalInt bootIndex;

    NetworkDevice(int number, NetworkCard card, String tap, boolean vhost, OptionalInt bootIndex) {
        this.number = number;
        this.card = card;
        this.tap = tap;
        this.vhost = vhost;
        this.bootIndex = bootIndex;
    }

    @Override
    public List<Part> parts() {
        return List.of(card.bridge().isPresent() ? tap() : NatIsolation.network(id()), card());
    }

    private String id() {
        return "net" + number;
    }

    private Part tap() {
        if (tap.length() > LONGEST_INTERFACE) {
            throw new InvalidValueException("the interface name " + tap + " is longer than 15 characters");
        }
        Part side = Part.of(Part.Kind.NETWORK, "tap", id())
                .with("ifname", tap)
                .with("script", "no")
                .with("downscript", "no")
                .with("vhost", vhost && isVirtio());
        return queues() > 1 ? side.with("queues", queues()) : side;
    }

    private Part card() {
        Part device = Part.device(isVirtio() ? "virtio-net-pci" : card.model(), id())
                .with("netdev", id())
                .with("mac", address());
        if (!card.model().equals("ne2k_isa")) {
            device = device.at(number < 6 ? PciAddress.on(0, 0x12 + number) : PciAddress.on(1, number - 5));
        }
        if (isVirtio()) {
            device = tune(device);
        }
        return bootIndex.isPresent() ? device.with("bootindex", bootIndex.getAsInt()) : device;
    }

    private Part tune(Part device) {
        Part tuned = device.with("rx_queue_size", 1024).with("tx_queue_size", 256);
        long mtu = card.settings().get(NetworkCard.MTU).orElse(1L);
        if (mtu > 1) {
            // 1 stands for the bridge's own, which the guest then learns by other means.
            tuned = tuned.with("host_mtu", mtu);
        }
        boolean manyQueues = card.bridge().isPresent() && queues() > 1;
        return manyQueues ? tuned.with("mq", true).with("vectors", 2 * queues() + 2) : tuned;
    }

    @Override
    public List<String> notes() {
        return card.settings().isSet(NetworkCard.FIREWALL)
                ? List.of(id() + ": the firewall is switched on in the configuration but nothing is filtered")
                : List.of();
    }

    private long queues() {
        return isVirtio() ? card.settings().get(NetworkCard.QUEUES).orElse(0L) : 0;
    }

    private boolean isVirtio() {
        return card.model().equals("virtio");
    }

    private String address() {
        return card.mac()
                .orElseThrow(() -> new InvalidValueException(id() + " has no hardware address yet"))
                .text();
    }
}
