// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import java.util.List;
import java.util.Optional;

/** The identity that tells a guest that it was rolled back or cloned. */
final class GenerationIdDevice implements QemuDevice {
    private final Optional<String> id;

    GenerationIdDevice(Optional<String> id) {
        this.id = id.filter(text -> !text.equals("0"));
    }

    @Override
    public List<Part> parts() {
        return id.map(text -> List.of(Part.device("vmgenid", "vmgenid").with("guid", text.equals("1") ? "auto" : text)))
                .orElse(List.of());
    }
}
