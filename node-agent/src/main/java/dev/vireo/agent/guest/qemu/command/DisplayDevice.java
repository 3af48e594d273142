// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.Display;
import java.util.ArrayList;
import java.util.List;

/** The graphics card. */
final class DisplayDevice implements QemuDevice {
    private static final long MEBIBYTE = 1L << 20;

    private final Display display;
    private final boolean q35;

    DisplayDevice(Display display, boolean q35) {
        this.display = display;
        this.q35 = q35;
    }

    @Override
    public List<Part> parts() {
        if (!display.hasScreen()) {
            return List.of();
        }
        PciAddress place = q35 ? PciAddress.expressRoot("0x1") : PciAddress.on(0, 0x2);
        List<Part> parts = new ArrayList<>();
        parts.add(withMemory(Part.device(driver(), "vga").at(place)));
        for (int screen = 1; screen < screens(); screen++) {
            parts.add(withMemory(Part.device("qxl", "vga" + screen).at(PciAddress.on(0, 0x17 + screen))));
        }
        return parts;
    }

    private String driver() {
        return switch (display.type()) {
            case "cirrus" -> "cirrus-vga";
            case "virtio" -> "virtio-vga";
            case "virtio-gl" -> "virtio-vga-gl";
            case "vmware" -> "vmware-svga";
            default -> isQxl() ? "qxl-vga" : "VGA";
        };
    }

    private boolean isQxl() {
        return display.type().startsWith("qxl");
    }

    private int screens() {
        return isQxl() && display.type().length() == 4 ? display.type().charAt(3) - '0' : 1;
    }

    private Part withMemory(Part card) {
        if (display.memory().isEmpty()) {
            return card;
        }
        long memory = display.memory().get();
        return switch (display.type()) {
            case "virtio", "virtio-gl" -> card.with("max_hostmem", memory * MEBIBYTE);
            // The card knows no other sizes.
            case "cirrus" -> card.with("vgamem_mb", memory >= 16 ? 16 : memory >= 8 ? 8 : 4);
            case "std", "vmware" -> card.with("vgamem_mb", memory);
            default -> card.with("vram_size_mb", memory).with("ram_size_mb", memory * 4);
        };
    }
}
