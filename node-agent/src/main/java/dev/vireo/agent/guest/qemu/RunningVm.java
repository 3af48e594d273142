// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.host.RunningProcess;
import dev.vireo.model.id.Vmid;
import java.time.Instant;

/**
 * A virtual machine whose QEMU runs.
 *
 * @param vmid its number
 * @param process QEMU's process
 * @param qmp the connection to QEMU
 * @param started when the process began
 * @param machine its versioned machine type
 * @param qemuVersion version of the QEMU that runs it
 */
public record RunningVm(
        Vmid vmid, RunningProcess process, QmpClient qmp, Instant started, String machine, String qemuVersion) {}
