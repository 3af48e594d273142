// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the programs are there that features need, with the packages that bring them. */
record ProgramsCheck(HostFiles files) implements HostCheck {
    private static final List<String> PLACES = List.of("/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/", "");
    private static final Map<String, Need> NEEDS = needs();

    /** A package and what lacks without it. */
    private record Need(String software, String use) {}

    private static Map<String, Need> needs() {
        Map<String, Need> needs = new LinkedHashMap<>();
        needs.put("qemu-img", new Need("qemu-utils", "disks"));
        needs.put("ip", new Need("iproute2", "network cards of guests"));
        needs.put("nft", new Need("nftables", "NAT that does not open the node to guests"));
        needs.put("dnsmasq", new Need("dnsmasq-base", "addresses for guests on NAT bridges"));
        needs.put("swtpm", new Need("swtpm", "TPM of guests"));
        needs.put("/usr/share/OVMF", new Need("ovmf", "UEFI of guests"));
        needs.put("xorriso", new Need("xorriso", "cloud-init"));
        needs.put("smartctl", new Need("smartmontools", "health of disks"));
        return needs;
    }

    @Override
    public String id() {
        return "programs";
    }

    @Override
    public String title() {
        return "Programs";
    }

    @Override
    public Check run() {
        List<Need> missing = new ArrayList<>();
        NEEDS.forEach((program, need) -> {
            if (PLACES.stream().noneMatch(place -> files.exists(Path.of(place + program)))) {
                missing.add(need);
            }
        });
        if (missing.isEmpty()) {
            return ok("all programs that features need are there");
        }
        List<String> packages = missing.stream().map(Need::software).toList();
        List<String> uses = missing.stream().map(Need::use).toList();
        return warning(
                "not installed: " + String.join(", ", packages),
                "does not work without: " + String.join(", ", uses),
                "apt-get install --no-install-recommends " + String.join(" ", packages));
    }
}
