// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Sentence;

/** Names for people of a guest's keys. */
public final class Labels {
    private Labels() {}

    /** Name of a key. */
    public static Sentence of(String key) {
        return switch (key) {
            case "node" -> Sentence.of("Node");
            case "vmid" -> Sentence.of("VM ID");
            case "name" -> Sentence.of("Name");
            case "tags" -> Sentence.of("Tags");
            case "onboot" -> Sentence.of("Start with the node");
            case "ostype" -> Sentence.of("System");
            case "ide2" -> Sentence.of("CD drive");
            case "vga" -> Sentence.of("Graphics card");
            case "machine" -> Sentence.of("Machine");
            case "bios" -> Sentence.of("Firmware");
            case "efidisk0" -> Sentence.of("EFI disk");
            case "scsihw" -> Sentence.of("SCSI controller");
            case "agent" -> Sentence.of("QEMU guest agent");
            case "boot" -> Sentence.of("Boot order");
            case "sockets" -> Sentence.of("Sockets");
            case "cores" -> Sentence.of("Cores");
            case "cpu" -> Sentence.of("Type of processor");
            case "memory" -> Sentence.of("Memory");
            case "balloon" -> Sentence.of("Ballooning");
            default -> ofFamily(key);
        };
    }

    private static Sentence ofFamily(String key) {
        if (key.startsWith("net")) {
            return Sentence.of("Network card");
        }
        return key.startsWith("serial") ? Sentence.of("Serial port") : Sentence.of("Disk");
    }
}
