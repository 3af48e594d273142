// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.hotplug;

import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes a network card of a running machine. */
final class CardChange {
    private final RunningVm vm;
    private final LiveDevices devices;
    private final HotPlug.DeviceParts parts;
    private final LiveCards cards;

    CardChange(RunningVm vm, LiveDevices devices, HotPlug.DeviceParts parts, LiveCards cards) {
        this.vm = vm;
        this.devices = devices;
        this.parts = parts;
        this.cards = cards;
    }

    boolean apply(KeyChange change, Set<HotPlugClass> allowed) throws IOException, InterruptedException {
        Option<NetworkCard> option = HotPlug.member(VmOptions.NET, change.key());
        int index = VmOptions.NET.indexOf(change.key()).orElseThrow();
        Optional<NetworkCard> before = change.old(option);
        Optional<NetworkCard> after = change.next(option);
        if (before.isPresent() && after.isPresent() && isSameDevice(before.get(), after.get())) {
            return adjust(change.key(), index, before.get(), after.get());
        }
        boolean isLimited =
                after.flatMap(card -> card.settings().get(NetworkCard.RATE)).orElse(0.0) > 0;
        if (isLimited || !allowed.contains(HotPlugClass.NETWORK)) {
            return false;
        }
        if (before.isPresent() || devices.hasDevice(change.key())) {
            devices.unplug(
                    change.key(),
                    parts.of(vm.vmid(), before.isPresent() ? change.before() : change.after(), change.key()));
            cards.unplug(vm.vmid(), index);
        }
        if (after.isPresent()) {
            plug(change, index, after.get());
        }
        return true;
    }

    private void plug(KeyChange change, int index, NetworkCard card) throws IOException, InterruptedException {
        boolean isPlugged = false;
        try {
            cards.plug(vm.vmid(), index, card);
            devices.plug(parts.of(vm.vmid(), change.after(), change.key()));
            isPlugged = true;
        } finally {
            if (!isPlugged) {
                cards.unplug(vm.vmid(), index);
            }
        }
        if (card.settings().isSet(NetworkCard.LINK_DOWN)) {
            setLink(change.key(), false);
        }
    }

    private static boolean isSameDevice(NetworkCard before, NetworkCard after) {
        return before.model().equals(after.model())
                && before.mac().equals(after.mac())
                && before.bridge().isPresent() == after.bridge().isPresent()
                && device(before).equals(device(after));
    }

    /** What the guest sees of the settings. */
    private static Options device(NetworkCard card) {
        Options seen = Options.EMPTY;
        for (Option<?> option : new Option<?>[] {NetworkCard.MTU, NetworkCard.QUEUES}) {
            String written = card.settings().raw(option.name());
            seen = written == null ? seen : seen.with(option.name(), written);
        }
        return seen;
    }

    private boolean adjust(String key, int index, NetworkCard before, NetworkCard after)
            throws IOException, InterruptedException {
        if (!before.settings().get(NetworkCard.RATE).equals(after.settings().get(NetworkCard.RATE))) {
            // A limit is set when the interface is made.
            return false;
        }
        boolean wasUp = !before.settings().isSet(NetworkCard.LINK_DOWN);
        boolean isUp = !after.settings().isSet(NetworkCard.LINK_DOWN);
        if (!isSamePlace(before, after) && after.bridge().isPresent()) {
            cards.move(vm.vmid(), index, after);
        }
        if (wasUp != isUp) {
            setLink(key, isUp);
        }
        return true;
    }

    private static boolean isSamePlace(NetworkCard before, NetworkCard after) {
        return before.bridge().equals(after.bridge())
                && before.settings()
                        .get(NetworkCard.TAG)
                        .equals(after.settings().get(NetworkCard.TAG))
                && before.settings()
                        .get(NetworkCard.TRUNKS)
                        .equals(after.settings().get(NetworkCard.TRUNKS));
    }

    private void setLink(String key, boolean isUp) throws IOException {
        vm.ask("set_link", Map.of("name", key, "up", isUp));
    }
}
