// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.cloudinit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vireo.agent.guest.qemu.cloudinit.CloudInitFiles.Kind;
import java.util.Map;
import java.util.TreeMap;

/** The form of the drive that OpenStack has, version 2; also what cloudbase-init on Windows reads. */
final class ConfigDrive {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NETWORK = "/content/0000";

    private final CloudInitFiles data;

    ConfigDrive(CloudInitFiles data) {
        this.data = data;
    }

    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("openstack/latest/user_data", data.text(Kind.USER));
        files.put("openstack/latest/meta_data.json", data.text(Kind.META));
        files.put("openstack" + NETWORK, data.text(Kind.NETWORK));
        data.vendor().ifPresent(text -> files.put("openstack/latest/vendor_data.json", text));
        return files;
    }

    String metaData() {
        Map<String, Object> meta = new TreeMap<>();
        meta.put("uuid", data.instance());
        meta.put("hostname", data.hostName());
        meta.put("network_config", Map.of("content_path", NETWORK));
        try {
            return JSON.writeValueAsString(meta) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }
}
