// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.RunningProcess;
import dev.vireo.model.id.Vmid;
import java.time.Instant;

/**
 * A container that runs.
 *
 * @param vmid its number
 * @param monitor LXC's process that looks after it; ends after it
 * @param init number of its first process on the node
 * @param started when it was started
 */
public record RunningContainer(Vmid vmid, RunningProcess monitor, long init, Instant started) {}
