// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.capability;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the node's QEMU and kernel offer.
 *
 * @param binary QEMU's program, a name or an absolute path
 * @param qemuVersion such as {@code 7.2.22}
 * @param machines the machine types that it knows
 * @param cpuModels the processor models that it knows
 * @param features what works on this node
 * @param firmware UEFI firmware by size class, {@code 2m} and {@code 4m}
 */
public record HostCapabilities(
        String binary,
        String qemuVersion,
        MachineTypes machines,
        SortedSet<String> cpuModels,
        Set<HostFeature> features,
        Map<String, UefiFirmware> firmware) {
    public HostCapabilities {
        cpuModels = Collections.unmodifiableSortedSet(new TreeSet<>(cpuModels));
        features = Set.copyOf(features);
        firmware = Map.copyOf(firmware);
    }

    /** Whether the node has that feature. */
    public boolean has(HostFeature feature) {
        return features.contains(feature);
    }
}
