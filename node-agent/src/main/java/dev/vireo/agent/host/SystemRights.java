// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import dev.vireo.model.api.ApiException;

/**
 * Whether the agent may change the system that it runs on: its clock, names, network, services and power. An agent beside
 * the node's own, as the demonstration starts one, leaves the machine of its user alone.
 *
 * @param isRoot whether it runs as root
 * @param isNodesOwn whether it is the node's own agent and not one beside it
 */
public record SystemRights(boolean isRoot, boolean isNodesOwn) {
    /**
     * Fails if it may not.
     *
     * @param what what was to be changed, such as {@code the time zone}
     */
    public void require(String what) {
        if (!isRoot) {
            throw ApiException.failed("the agent does not run as root and cannot change " + what + " of the system");
        }
        if (!isNodesOwn) {
            throw ApiException.failed("this agent runs beside the node's own, with another state directory than"
                    + " /var/lib/vireo, and does not change " + what + " of the system");
        }
    }
}
