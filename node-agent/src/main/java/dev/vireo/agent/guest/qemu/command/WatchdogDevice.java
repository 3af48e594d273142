// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.Watchdog;
import java.util.List;

/** The watchdog card; what its barking does is said in {@link #arguments}. */
final class WatchdogDevice implements QemuDevice {
    private final Watchdog watchdog;

    WatchdogDevice(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    @Override
    public List<Part> parts() {
        Part card = Part.device(watchdog.model(), "watchdog");
        return List.of(watchdog.model().equals("ib700") ? card : card.at(PciAddress.on(0, 0x4)));
    }

    /** Arguments that are no parts. */
    List<String> arguments() {
        return List.of("-action", "watchdog=" + watchdog.action());
    }
}
