// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.OwnRealm;
import dev.vireo.agent.access.PamRealm;
import dev.vireo.agent.access.Realm;
import dev.vireo.agent.access.UserApi;
import dev.vireo.agent.access.VncTickets;
import dev.vireo.agent.cluster.ConfigMirror;
import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.console.VncConsole;
import dev.vireo.agent.console.VncRelay;
import dev.vireo.agent.event.EventBus;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.CapabilityCache;
import dev.vireo.agent.guest.qemu.QemuFiles;
import dev.vireo.agent.guest.qemu.QemuHost;
import dev.vireo.agent.guest.qemu.QemuRuntime;
import dev.vireo.agent.guest.qemu.VmApi;
import dev.vireo.agent.guest.qemu.VmStatusReader;
import dev.vireo.agent.guest.qemu.VmSweepers;
import dev.vireo.agent.guest.qemu.VmUsage;
import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.host.HostDetachedPrograms;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.agent.host.TapDevices;
import dev.vireo.agent.http.AccessGate;
import dev.vireo.agent.http.ApiHandler;
import dev.vireo.agent.http.ApiServer;
import dev.vireo.agent.http.EventStream;
import dev.vireo.agent.http.NodeCertificate;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.metric.MetricStore;
import dev.vireo.agent.task.AgentThreads;
import dev.vireo.agent.task.NodeDatabase;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.Sweep;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.event.Event;
import io.undertow.server.handlers.PathHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The program on a node: the only class that knows all parts. {@link #start} is the list of what is started in which
 * order; closing goes the other way. Guests outlive it.
 */
public final class Agent implements AutoCloseable {
    private static final Duration FAILED_LOGIN_DELAY = Duration.ofSeconds(3);
    private static final Duration SAMPLE_PERIOD = Duration.ofSeconds(10);

    private final Deque<AutoCloseable> parts;
    private final ApiServer server;
    private final String fingerprint;

    private Agent(Deque<AutoCloseable> parts, ApiServer server, String fingerprint) {
        this.parts = parts;
        this.server = server;
        this.fingerprint = fingerprint;
    }
}
