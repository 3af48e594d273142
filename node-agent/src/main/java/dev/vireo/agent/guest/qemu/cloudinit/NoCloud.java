// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.cloudinit;

import dev.vireo.agent.guest.qemu.cloudinit.CloudInitFiles.Kind;
import java.util.Map;
import java.util.TreeMap;

/** The plain form of the drive. */
final class NoCloud {
    private final CloudInitFiles data;

    NoCloud(CloudInitFiles data) {
        this.data = data;
    }

    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("user-data", data.text(Kind.USER));
        files.put("network-config", data.text(Kind.NETWORK));
        files.put("meta-data", data.text(Kind.META));
        data.vendor().ifPresent(text -> files.put("vendor-data", text));
        return files;
    }

    String metaData() {
        return "instance-id: " + data.instance() + "\n";
    }
}
