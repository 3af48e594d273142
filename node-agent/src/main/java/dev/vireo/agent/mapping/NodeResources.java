// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.mapping;

import dev.vireo.model.id.MappingId;
import dev.vireo.model.mapping.MappingKind;
import java.nio.file.Path;
import java.util.List;

/**
 * What the cluster's mappings stand for on this node. All methods throw {@link dev.vireo.model.api.ApiException} with what
 * is wrong, where there is no such mapping, it has no entry for this node, or the node has something else there.
 */
public interface NodeResources {
    /** Whether there is such a mapping, whatever it stands for here. */
    boolean isKnown(MappingKind kind, MappingId id);

    /** The directory. */
    Path directory(MappingId id);

    /** The devices to choose from, each with the addresses of all its functions, {@code 0000:01:00.0}. */
    List<List<String>> pciDevices(MappingId id);

    /** The device as {@code BUS-PORT}, or {@code VENDOR:PRODUCT} if it may be at any port. */
    String usbDevice(MappingId id);
}
