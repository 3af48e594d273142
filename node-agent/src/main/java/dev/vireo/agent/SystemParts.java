// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.guest.BulkPower;
import dev.vireo.agent.host.HostDetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.SystemRights;
import dev.vireo.agent.http.NodeCertificate;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.network.config.NetworkApply;
import dev.vireo.agent.network.config.NetworkPlace;
import dev.vireo.agent.network.config.NetworkRoutes;
import dev.vireo.agent.node.certificate.CertificateRoutes;
import dev.vireo.agent.node.check.CheckRoutes;
import dev.vireo.agent.node.check.HostChecks;
import dev.vireo.agent.node.disk.DiskRoutes;
import dev.vireo.agent.node.service.ServiceRoutes;
import dev.vireo.agent.node.software.UpdateRoutes;
import dev.vireo.agent.node.system.NodeConfig;
import dev.vireo.agent.node.system.NodePower;
import dev.vireo.agent.node.system.SystemRoutes;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What looks after the node's own system.
 *
 * @param base what it stands on
 * @param certificate what the node shows to its clients
 * @param state where the agent keeps what it knows
 * @param config notes and settings of nodes
 */
record SystemParts(Base base, NodeCertificate certificate, StateDirectory state, NodeConfig config) {
    private static final Path ROOT = Path.of("/");
    private static final long SHUTDOWN_SECONDS = 180;

    /** The machine, and what the agent may change of it. */
    record Base(
            ProgramRunner programs,
            HostFiles files,
            InstantSource clock,
            SystemRights rights,
            String hostName,
            int port) {}

    /** Fingerprint of the certificate that is served. */
    String fingerprint() {
        try {
            return certificate.fingerprint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts changes of the network into effect. */
    NetworkApply networkApply() {
        return new NetworkApply(networkTools(), state.networkChange());
    }

    private NetworkApply.Tools networkTools() {
        return new NetworkApply.Tools(
                base.programs, new HostDetachedPrograms(base.files), base.files, base.clock, hasSystemd());
    }

    /** Repairs what a change of the network left that was cut off. */
    Sweeper networkSweeper() {
        return networkApply().sweeper(NetworkPlace.find(ROOT));
    }

    private boolean hasSystemd() {
        return base.files.exists(Path.of("/run/systemd/system"));
    }

    void bindNetwork(Routes routes, Tasks tasks, Supplier<List<NetworkInterface>> running) {
        new NetworkRoutes(ROOT, networkTools(), networkApply(), running, tasks, base.rights).bind(routes);
    }

    void bind(Routes routes, Tasks tasks, BulkPower guests) {
        NodePower power = new NodePower(
                base.programs,
                tasks,
                task -> guests.stopAll(Optional.empty(), SHUTDOWN_SECONDS, true, task),
                base.rights,
                hasSystemd());
        new SystemRoutes(ROOT, base.clock, config, power, base.rights).bind(routes);
        new ServiceRoutes(base.programs, base.files, ZoneId.systemDefault(), tasks, base.rights).bind(routes);
        new DiskRoutes(base.programs).bind(routes);
        new UpdateRoutes(base.programs, base.files, tasks, base.rights).bind(routes);
        new CheckRoutes(HostChecks.of(new HostChecks.Host(
                        base.programs, base.files, state.root(), state.root(), base.hostName, base.port)))
                .bind(routes);
        new CertificateRoutes(certificate, base.clock, state.fingerprint()).bind(routes);
    }
}
