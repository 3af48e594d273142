// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.host.ControlGroups;
import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.ServiceAccount;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What running QEMU needs of the node.
 *
 * @param programs starts QEMU
 * @param hostFiles where {@code /proc} is read
 * @param files names of sockets and pid files
 * @param account what QEMU runs as; the agent's own account if empty
 * @param hasSystemd whether guests get scopes of their own
 * @param runner runs programs to their end
 * @param groups limits processor time
 * @param scratch takes files for a moment
 */
public record QemuHost(
        DetachedPrograms programs,
        HostFiles hostFiles,
        QemuFiles files,
        Optional<ServiceAccount> account,
        boolean hasSystemd,
        ProgramRunner runner,
        ControlGroups groups,
        Path scratch) {}
