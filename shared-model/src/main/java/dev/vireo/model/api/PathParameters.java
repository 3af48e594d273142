// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;

/** Parameters that stand in paths. */
public final class PathParameters {
    /** The node that answers. */
    public static final Option<NodeName> NODE = Option.required("node", ValueTypes.node(), "Name of the node");
    /** The guest. */
    public static final Option<Vmid> VMID = Option.required("vmid", ValueTypes.vmid(), "Number of the guest");
    /** The storage. */
    public static final Option<StorageId> STORAGE =
            Option.required("storage", ValueTypes.storage(), "Name of the storage");
    /** The user. */
    public static final Option<UserId> USER = Option.required("userid", ValueTypes.user(), "User with the realm");

    private PathParameters() {}
}
