// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.cloudinit;

import dev.vireo.model.guest.CloudInitOptions;
import dev.vireo.model.guest.PercentText;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.Options;
import java.util.List;

/** What is set up in the guest: names, its user, packages. */
final class UserData {
    private final Options options;
    private final String hostName;
    private final StringBuilder out = new StringBuilder("#cloud-config\n");

    UserData(Options options, String hostName) {
        this.options = options;
        this.hostName = hostName;
    }

    String text() {
        int dot = hostName.indexOf('.');
        String search = options.get(CloudInitOptions.SEARCH_DOMAIN).orElse("").split("[ ,;]+", 2)[0];
        line("hostname", dot < 0 ? hostName : hostName.substring(0, dot));
        out.append("manage_etc_hosts: true\n");
        if (dot > 0 || !search.isEmpty()) {
            line("fqdn", dot > 0 ? hostName : hostName + "." + search);
        }
        user();
        out.append("package_upgrade: ")
                .append(options.isSet(CloudInitOptions.UPGRADE))
                .append('\n');
        return out.toString();
    }

    private void user() {
        boolean isWindows = options.get(VmOptions.OS_TYPE).orElse("other").startsWith("w");
        options.get(CloudInitOptions.USER).ifPresent(user -> line("user", user));
        options.get(CloudInitOptions.PASSWORD).ifPresent(password -> line("password", password));
        List<String> keys = PercentText.decode(
                        options.get(CloudInitOptions.SSH_KEYS).orElse(""))
                .lines()
                .map(String::strip)
                .filter(key -> !key.isEmpty() && !key.startsWith("#"))
                .toList();
        if (!keys.isEmpty()) {
            out.append("ssh_authorized_keys:\n");
            keys.forEach(key -> out.append("  - ").append(Yaml.quote(key)).append('\n'));
        }
        out.append("chpasswd:\n  expire: false\n");
        if (!isWindows) {
            out.append("users:\n  - default\n");
        }
    }

    private void line(String key, String value) {
        out.append(key).append(": ").append(Yaml.quote(value)).append('\n');
    }
}
