// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.form.Sentence;

/** Names for people of a container's keys. */
final class CtLabels {
    private CtLabels() {}

    static Sentence of(String key) {
        return switch (key) {
            case "node" -> Sentence.of("Node");
            case "vmid" -> Sentence.of("CT ID");
            case "hostname" -> Sentence.of("Host name");
            case "password" -> Sentence.of("Password");
            case "ssh-public-keys" -> Sentence.of("SSH keys");
            case "unprivileged" -> Sentence.of("Unprivileged");
            case "features" -> Sentence.of("Features");
            case "onboot" -> Sentence.of("Start with the node");
            case "tags" -> Sentence.of("Tags");
            case "ostemplate" -> Sentence.of("Template");
            case "rootfs" -> Sentence.of("Root disk");
            case "cores" -> Sentence.of("Cores");
            case "cpulimit" -> Sentence.of("CPU limit");
            case "cpuunits" -> Sentence.of("CPU units");
            case "memory" -> Sentence.of("Memory");
            case "swap" -> Sentence.of("Swap");
            case "searchdomain" -> Sentence.of("Search domains");
            case "nameserver" -> Sentence.of("Name servers");
            default -> key.startsWith("net") ? Sentence.of("Network card") : Sentence.of("Mount point");
        };
    }
}
