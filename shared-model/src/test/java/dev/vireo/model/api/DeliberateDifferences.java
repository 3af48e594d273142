// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where our tables allow less than the dialect's schema, or check what the schema leaves to its code. */
final class DeliberateDifferences {
    static final Set<String> ALL = all();

    private DeliberateDifferences() {}

    private static Set<String> all() {
        Set<String> all = new TreeSet<>();
        // It stands in the path, where nothing can be left out.
        all.add("storage is optional");
        // The variables of the firmware lie on images that the agent makes itself.
        all.add("efidisk0.format enum [raw, qcow, qed, qcow2, vmdk, cloop] and not [raw, qcow2]");
        for (String bus : new String[] {"scsi", "virtio", "ide", "sata"}) {
            for (String direction : new String[] {"", "_rd", "_wr"}) {
                for (String limit : new String[] {"bps%s", "mbps%s", "mbps%s_max", "iops%s", "iops%s_max"}) {
                    // QEMU refuses a negative limit, at a time when nobody is left to be told.
                    all.add(bus + "[n]." + String.format(limit, direction) + " minimum null and not 0.0");
                }
            }
        }
        // The agent is a service too, which the dialect knows nothing of.
        all.add("service enum " + services() + " and not "
                + ServiceEndpoints.SERVICE.type().schema().choices());
        all.add("numa[n].memory minimum null and not 0.0");
        return all;
    }

    private static List<String> services() {
        return ServiceEndpoints.SERVICE.type().schema().choices().stream()
                .filter(name -> !name.equals(ServiceEndpoints.AGENT))
                .toList();
    }
}
