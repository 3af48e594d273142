// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.model.id.NodeName;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How an agent is started.
 *
 * @param stateDirectory where it keeps what it knows
 * @param listen where it listens; port 0 takes a free one
 * @param node its name
 * @param administratorPassword file whose first line becomes the password of {@code admin@pve}
 */
public record AgentOptions(
        Path stateDirectory, InetSocketAddress listen, NodeName node, Optional<Path> administratorPassword) {}
