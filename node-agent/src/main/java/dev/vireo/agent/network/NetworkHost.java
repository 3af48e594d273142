// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network;

import dev.vireo.agent.host.DetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramRunner;
import java.nio.file.Path;

/**
 * What networks need of the node.
 *
 * @param runner runs {@code ip}, {@code nft} and others
 * @param programs finds and ends processes of an earlier run
 * @param files where {@code /proc} and {@code /sys} are read
 * @param directory where files of networks lie that run; other accounts may pass through it
 * @param hasSystemd whether processes get scopes of their own
 */
public record NetworkHost(
        ProgramRunner runner, DetachedPrograms programs, HostFiles files, Path directory, boolean hasSystemd) {}
