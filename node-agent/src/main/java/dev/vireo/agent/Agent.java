// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.cluster.ConfigMirror;
import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.event.EventBus;
import dev.vireo.agent.guest.Autostart;
import dev.vireo.agent.guest.GuestKind;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.lxc.process.ContainerEnd;
import dev.vireo.agent.guest.lxc.volume.ContainerVolumeUsers;
import dev.vireo.agent.guest.qemu.HibernationSweepers;
import dev.vireo.agent.guest.qemu.NatShield;
import dev.vireo.agent.guest.qemu.VmSweepers;
import dev.vireo.agent.guest.qemu.agent.FileSystemFreeze;
import dev.vireo.agent.guest.qemu.agent.GuestAgentClient;
import dev.vireo.agent.guest.qemu.balloon.AutoBalloon;
import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.guest.qemu.disk.DiskSweepers;
import dev.vireo.agent.guest.qemu.share.ShareWatch;
import dev.vireo.agent.guest.qemu.volume.GuestVolumeUsers;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.MemoryInfo;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.ScratchDirectory;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.agent.host.SystemRights;
import dev.vireo.agent.http.ApiServer;
import dev.vireo.agent.http.NodeCertificate;
import dev.vireo.agent.metric.GoneGuests;
import dev.vireo.agent.node.system.NodeConfig;
import dev.vireo.agent.storage.IntentJournal;
import dev.vireo.agent.task.AgentThreads;
import dev.vireo.agent.task.NodeDatabase;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.Sweep;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.ArchitectureException;
import dev.vireo.model.event.Event;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program on a node: the only class that knows all parts. {@link #start} is the list of what is started in which
 * order; closing goes the other way. Guests outlive it.
 */
public final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final Duration SAMPLE_PERIOD = Duration.ofSeconds(10);
    private static final Duration SHARE_PERIOD = Duration.ofSeconds(2);
    private static final Duration EXPIRY_PERIOD = Duration.ofMinutes(10);
    private static final Duration FORGETTING_PERIOD = Duration.ofDays(1);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final AgentOptions options;
    private final StepListener steps;
    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();
    private final HostFiles files = new LinuxHostFiles();
    private final ProgramRunner programs = new HostProgramRunner();
    private final EventBus events = new EventBus();

    private Agent(AgentOptions options, StepListener steps) {
        this.options = options;
        this.steps = steps;
    }

    /** A running agent's address and the fingerprint of its certificate. */
    public record Started(Agent agent, InetSocketAddress address, String fingerprint) {}

    /**
     * Starts everything; when the answer is there, calls are answered.
     *
     * @param steps hears of each step of a task that has an effect
     */
    public static Started start(AgentOptions options, StepListener steps) throws IOException {
        Agent agent = new Agent(options, steps);
        try {
            return agent.start();
        } catch (IOException | RuntimeException e) {
            agent.close();
            throw e;
        }
    }

    private Started start() throws IOException {
        Ground ground = layGround();
        AccessParts access = AccessParts.create(ground.store, clock, random, ground.account.isPresent());
        setAdministrator(access);
        GuestStore guests = new GuestStore(ground.store, options.node());
        GuestStore containers = new GuestStore(ground.store, options.node(), GuestKind.CT);
        StorageParts storage = storageParts(ground, guests, containers);
        QemuFiles runFiles = new QemuFiles(ground.state.runDirectory(ground.account.isPresent()));
        GuestAgentClient agentClient = new GuestAgentClient(runFiles, random.nextLong());
        GuestLocks locks = new GuestLocks();
        MappingParts mappings = MappingParts.create(ground.store, options.node(), files);
        GuestParts guest = guestParts(ground, guests, locks, storage, agentClient, mappings);
        ContainerParts container = containerParts(ground, containers, locks, storage);
        List<ContainerEnd> ends = container.adopt();
        SystemParts system = systemParts(ground);
        sweep(ground, storage, new Guests(guest, container), agentClient, system);
        container.watch(ends, ground.threads, ground.tasks);
        storage.uploads().resume();
        ground.threads.repeat(EXPIRY_PERIOD, storage.uploads()::expire);
        ground.threads.repeat(FORGETTING_PERIOD, ground.tasks::forgetOld);
        MetricParts metrics = metricParts(ground, guest, container, storage);
        Started started = serve(
                ground,
                system,
                new ApiParts(options.node(), access, ground.tasks, guest, container, storage, metrics, mappings));
        new Autostart(
                        files,
                        ground.state.lastBoot(),
                        ground.tasks,
                        ApiParts.bulk(guest, container),
                        () -> system.config().startDelay(options.node()))
                .run();
        return started;
    }

    private StorageParts storageParts(Ground ground, GuestStore guests, GuestStore containers) {
        return StorageParts.create(
                new StorageParts.Base(ground.store, options.node(), ground.state, clock),
                ground.account,
                programs,
                ground.tasks,
                steps,
                volumeUse(guests, containers));
    }

    private static VolumeUse volumeUse(GuestStore guests, GuestStore containers) {
        return new VolumeUse(new GuestVolumeUsers(guests), new ContainerVolumeUsers(containers));
    }

    private GuestParts guestParts(
            Ground ground,
            GuestStore guests,
            GuestLocks locks,
            StorageParts storage,
            GuestAgentClient agents,
            MappingParts mappings)
            throws IOException {
        GuestParts.Base base = new GuestParts.Base(
                guests,
                locks,
                storage.storages(),
                storage.imports(),
                files,
                programs,
                clock,
                random,
                agents,
                mappings.resources());
        GuestParts parts = GuestParts.create(base, ground.state, ground.account, ground.threads, events);
        own(parts.runtime()::release);
        parts.runtime().adopt();
        Predicate<Vmid> runs = vmid -> parts.runtime().hasProcess(vmid);
        parts.work().shares().adopt(runs);
        ground.threads.repeat(
                SHARE_PERIOD,
                new ShareWatch(
                        parts.work().shares(),
                        runs,
                        (vmid, body) -> ground.tasks.start("qmshare", vmid.toString(), UserId.ROOT, body)));
        return parts;
    }

    private ContainerParts containerParts(Ground ground, GuestStore containers, GuestLocks locks, StorageParts storage)
            throws IOException {
        ContainerParts parts = ContainerParts.create(
                new ContainerParts.Base(containers, locks, storage.storages(), files, programs, clock, random),
                ground.state,
                ground.threads,
                events);
        own(parts.runtime()::release);
        return parts;
    }

    private MetricParts metricParts(Ground ground, GuestParts guest, ContainerParts container, StorageParts storage)
            throws IOException {
        MetricParts metrics = MetricParts.create(
                new MetricParts.Base(ground.state.metrics(), options.node(), files, clock, Version.program()),
                List.of(guest.usage(), container.work().usage()),
                storage);
        own(metrics.store());
        own(new GoneGuests(ground.store, options.node(), metrics.store(), metrics.load()).start());
        ground.threads.repeat(SAMPLE_PERIOD, metrics.sampler());
        Supplier<MemoryInfo> memory = () -> MemoryInfo.parse(files.read(Path.of("/proc/meminfo")));
        ground.threads.repeat(SAMPLE_PERIOD, new AutoBalloon(guest.store(), guest.runtime()::all, memory));
        return metrics;
    }

    /** What everything stands on. */
    private record Ground(
            StateDirectory state,
            AgentThreads threads,
            SqliteClusterStore store,
            NodeDatabase database,
            Tasks tasks,
            Optional<ServiceAccount> account) {}

    private Ground layGround() throws IOException {
        StateDirectory state = StateDirectory.open(options.stateDirectory());
        own(state.lock()::release);
        ScratchDirectory.prepare(state.scratch());
        own(ScratchDirectory.forNativeLibraries(state.scratch()));
        AgentThreads threads = own(new AgentThreads());
        SqliteClusterStore store = own(SqliteClusterStore.open(state.clusterStore()));
        own(new ConfigMirror(store, state.mirror()).start());
        NodeDatabase database = own(new NodeDatabase(state.nodeDatabase()));
        Tasks tasks = new Tasks(
                options.node(), new Tasks.TaskHost(state.taskLogs(), database, threads.tasks()), clock, steps);
        tasks.onChange(upid -> events.publish(new Event(Event.TASK, upid.toString())));
        Optional<ServiceAccount> account = ServiceAccount.isRoot(files) ? Optional.of(qemuAccount()) : Optional.empty();
        new NatShield(programs).raise(account);
        return new Ground(state, threads, store, database, tasks, account);
    }

    private SystemParts systemParts(Ground ground) throws IOException {
        NodeCertificate certificate =
                NodeCertificate.open(ground.state.keyStore(), options.node().name(), clock.instant(), random);
        SystemRights rights = new SystemRights(ground.account.isPresent(), ground.state.isNodesOwn());
        return new SystemParts(
                new SystemParts.Base(
                        programs,
                        files,
                        clock,
                        rights,
                        options.node().name(),
                        options.listen().getPort()),
                certificate,
                ground.state,
                new NodeConfig(ground.store));
    }

    private Started serve(Ground ground, SystemParts system, ApiParts api) throws IOException {
        NodeCertificate certificate = system.certificate();
        ApiServer server = own(new ApiServer(
                options.listen(), certificate.tls(), api.handler(ground.threads, events, system, clock, random)));
        server.start();
        Files.writeString(ground.state.fingerprint(), certificate.fingerprint() + "\n");
        return new Started(this, server.address(), certificate.fingerprint());
    }

    private <T extends AutoCloseable> T own(T part) {
        parts.push(part);
        return part;
    }

    private ServiceAccount qemuAccount() throws IOException {
        try {
            return ServiceAccount.ensure(ServiceAccount.QEMU, programs, files);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the agent started", e);
        }
    }

    private void setAdministrator(AccessParts access) throws IOException {
        if (options.administratorPassword().isPresent()) {
            access.users()
                    .resetAdministrator(
                            PasswordFile.read(options.administratorPassword().get()));
        }
    }

    /** Guests of both kinds. */
    private record Guests(GuestParts machines, ContainerParts containers) {}

    /** What an earlier run left half done is repaired once machines are found and before anybody can call. */
    private void sweep(Ground ground, StorageParts storage, Guests both, GuestAgentClient agents, SystemParts system) {
        GuestParts guest = both.machines();
        GuestStore guests = guest.store();
        VolumeUse users = volumeUse(guests, both.containers().store());
        List<Sweeper> sweepers = new ArrayList<>(new VmSweepers(guests, storage.storages(), users).all());
        sweepers.addAll(new DiskSweepers(guests, storage.storages(), guest.runtime()).all());
        sweepers.addAll(guest.snapshots().sweepers());
        sweepers.addAll(guest.clones().sweepers());
        sweepers.add(new FileSystemFreeze(agents).sweeper());
        sweepers.addAll(new HibernationSweepers(guests, storage.storages(), guest.runtime()).all());
        sweepers.addAll(both.containers().work().sweepers(users));
        sweepers.add(IntentJournal.sweeper());
        sweepers.add(system.networkSweeper());
        new Sweep(ground.database, ground.state.taskLogs(), clock, sweepers).run();
    }

    @ArchitectureException(rule = "catch", reason = "closing goes on, whatever a part throws")
    @Override
    @SuppressWarnings("IllegalCatch") // closing goes on, whatever a part says
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("a part did not close", e);
            }
        }
    }
}
