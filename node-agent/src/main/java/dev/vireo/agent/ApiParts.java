// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.access.AccessApi;
import dev.vireo.agent.access.AccessRules;
import dev.vireo.agent.access.RuleCheck;
import dev.vireo.agent.access.VncTickets;
import dev.vireo.agent.console.ConsoleDoor;
import dev.vireo.agent.console.ContainerConsole;
import dev.vireo.agent.console.NodeShell;
import dev.vireo.agent.console.SerialConsole;
import dev.vireo.agent.console.Terminals;
import dev.vireo.agent.console.VncConsole;
import dev.vireo.agent.console.VncRelay;
import dev.vireo.agent.event.EventBus;
import dev.vireo.agent.guest.BulkApi;
import dev.vireo.agent.guest.BulkPower;
import dev.vireo.agent.guest.lxc.ContainerApi;
import dev.vireo.agent.guest.lxc.ContainerRules;
import dev.vireo.agent.guest.lxc.process.ContainerConsoles;
import dev.vireo.agent.guest.lxc.template.TemplateApi;
import dev.vireo.agent.guest.qemu.CommandLines;
import dev.vireo.agent.guest.qemu.PowerRules;
import dev.vireo.agent.guest.qemu.VmApi;
import dev.vireo.agent.guest.qemu.VmRules;
import dev.vireo.agent.guest.qemu.agent.GuestAgentApi;
import dev.vireo.agent.guest.qemu.clone.CloneApi;
import dev.vireo.agent.guest.qemu.clone.CloneRules;
import dev.vireo.agent.guest.qemu.disk.DiskRules;
import dev.vireo.agent.guest.qemu.disk.DiskWork;
import dev.vireo.agent.guest.qemu.snapshot.SnapshotApi;
import dev.vireo.agent.guest.qemu.volume.StateStorage;
import dev.vireo.agent.host.HostDevices;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.PseudoTerminals;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.agent.http.AccessGate;
import dev.vireo.agent.http.ApiHandler;
import dev.vireo.agent.http.EventStream;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.metric.MetricRoutes;
import dev.vireo.agent.node.ClusterRoutes;
import dev.vireo.agent.node.ClusterView;
import dev.vireo.agent.node.HardwareRoutes;
import dev.vireo.agent.node.NodeRoutes;
import dev.vireo.agent.node.disk.DiskListRule;
import dev.vireo.agent.storage.api.StorageAdminRoutes;
import dev.vireo.agent.storage.api.StorageRoutes;
import dev.vireo.agent.storage.api.StorageRules;
import dev.vireo.agent.storage.download.DownloadRoutes;
import dev.vireo.agent.storage.importing.ImportRoutes;
import dev.vireo.agent.storage.importing.MachineImport;
import dev.vireo.agent.storage.upload.UploadRoutes;
import dev.vireo.agent.task.AgentThreads;
import dev.vireo.agent.task.TaskApi;
import dev.vireo.agent.task.TaskRules;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.event.Event;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.Upid;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PathHandler;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What answers calls. A new feature adds its rules and its routes here. */
record ApiParts(
        NodeName node,
        AccessParts access,
        Tasks tasks,
        GuestParts guests,
        ContainerParts containers,
        StorageParts storages,
        MetricParts metrics,
        MappingParts mappings) {
    private static final Duration FAILED_LOGIN_DELAY = Duration.ofSeconds(3);

    HttpHandler handler(
            AgentThreads threads, EventBus events, SystemParts system, InstantSource clock, SecureRandom random) {
        TaskRules taskRules = new TaskRules(access.control());
        AccessGate gate = new AccessGate(access.control(), rules(taskRules));
        Routes routes = new Routes();
        bindKernel(routes, taskRules, system);
        system.bind(routes, tasks, bulk(guests, containers));
        system.bindNetwork(routes, tasks, () -> metrics.interfaces().list(Optional.empty()));
        new VmApi(guests.store(), tasks, guests.work(), guests.statuses(), access::sees).bind(routes);
        new ContainerApi(containers.work(), tasks, access::sees).bind(routes);
        bindStorages(routes, events);
        new CommandLines(guests.work().tools(), new LinuxHostFiles()).bind(routes);
        new DiskWork(guests.disks(), guests.work()::configure, tasks).bind(routes);
        new SnapshotApi(guests.work().tools(), tasks, guests.snapshots()).bind(routes);
        new CloneApi(tasks, guests.clones()).bind(routes);
        new BulkApi(tasks, bulk(guests, containers)).bind(routes);
        new GuestAgentApi(guests.agents()).bind(routes);
        guests.work().cloudInit().bind(routes);
        mappings.bind(routes, access.control(), guests.store(), events::publish);
        new HardwareRoutes(new HostDevices(new LinuxHostFiles())).bind(routes);
        new TemplateApi(storages.storages(), clock).bind(routes);
        new ImportRoutes(new MachineImport(storages.storages(), storages.imports())).bind(routes);
        new MetricRoutes(metrics.reader()).bind(routes);
        bindConsoles(routes, threads, clock, random);
        routes.requireRules(gate.rules());
        ApiHandler api = new ApiHandler(node, routes, gate, FAILED_LOGIN_DELAY);
        EventStream stream = new EventStream(gate, events, (who, event) -> hears(taskRules, who, event));
        return new PathHandler(api).addExactPath(EventStream.PATH, stream);
    }

    private void bindConsoles(Routes routes, AgentThreads threads, InstantSource clock, SecureRandom random) {
        ConsoleDoor door = new ConsoleDoor(new VncTickets(access.control(), clock));
        door.bind(routes);
        VncRelay relay = new VncRelay(guests.files()::vnc, threads.listeners());
        new VncConsole(guests.store(), guests.runtime(), door, relay, tasks, random).bind(routes);
        Terminals terminals = new Terminals(door, tasks, threads.listeners());
        new SerialConsole(guests.store(), guests.runtime(), guests.files()::serial, terminals).bind(routes);
        NodeShell.Account account = new NodeShell.Account(
                ServiceAccount.isRoot(new LinuxHostFiles()),
                NodeShell.shellOf(Optional.ofNullable(System.getenv("SHELL"))),
                this::mayDoEverything);
        new NodeShell(terminals, new PseudoTerminals(), account).bind(routes);
        ContainerConsoles consoles =
                new ContainerConsoles(containers.store(), containers.runtime(), new LinuxHostFiles());
        new ContainerConsole(terminals, new PseudoTerminals(), consoles::command).bind(routes);
    }

    private boolean mayDoEverything(Principal who) {
        return Stream.of(Privilege.values()).allMatch(each -> access.control().holds(who, AccessPath.ROOT, each));
    }

    /** What switches guests of all kinds. */
    static BulkPower bulk(GuestParts guests, ContainerParts containers) {
        return new BulkPower(List.of(guests.work().switches(), containers.work().switches()));
    }

    private void bindKernel(Routes routes, TaskRules taskRules, SystemParts system) {
        ClusterView view = new ClusterView(
                node,
                metrics.node()::read,
                system::fingerprint,
                List.of(
                        () -> guests.store().all().stream()
                                .map(guest -> guests.statuses().resource(guest, node)),
                        () -> containers.store().all().stream()
                                .map(guest -> containers.work().statuses().resource(guest, node)),
                        () -> metrics.storageUses().resources(node)),
                access::sees);
        TaskApi taskApi = new TaskApi(tasks, taskRules::sees);
        new AccessRoutes(access.control(), new AccessApi(access.control()), access.users()).bind(routes);
        new TaskRoutes(taskApi).bind(routes);
        new ClusterRoutes(view, guests.store(), taskApi, Version.answer()).bind(routes);
        new NodeRoutes(metrics.node(), guests.capabilities(), Version.answer()).bind(routes);
    }

    private void bindStorages(Routes routes, EventBus events) {
        new StorageRoutes(storages.api(), storages.configApi(), tasks, access::sees, events::publish).bind(routes);
        new StorageAdminRoutes(storages.admin(), events::publish).bind(routes);
        Predicate<Principal> reachesAll = who -> access.control().holds(who, AccessPath.ROOT, Privilege.SYS_MODIFY);
        new DownloadRoutes(storages.downloads(), tasks, reachesAll, events::publish).bind(routes);
        new UploadRoutes(storages.uploads(), tasks, events::publish).bind(routes);
    }

    private Map<ExtraRule, RuleCheck> rules(TaskRules taskRules) {
        Map<ExtraRule, RuleCheck> rules = new EnumMap<>(ExtraRule.class);
        rules.put(ExtraRule.FILTERED_ANSWER, RuleCheck.EVERYONE);
        rules.putAll(new AccessRules(access.control()).all());
        rules.putAll(taskRules.all());
        rules.putAll(new VmRules(access.control(), guests.store()).all());
        rules.putAll(new ContainerRules(access.control(), containers.store()).all());
        rules.putAll(new DiskRules(access.control()).all());
        rules.putAll(new CloneRules(access.control(), guests.store()).all());
        StateStorage stateStorage = new StateStorage(guests.store(), storages.storages());
        rules.putAll(new PowerRules(access.control(), stateStorage).all());
        rules.putAll(new StorageRules(access.control()).all());
        rules.put(ExtraRule.LIST_NODE_DISKS, new DiskListRule(access.control()));
        return rules;
    }

    private boolean hears(TaskRules taskRules, Principal who, Event event) {
        String id = event.id();
        if (id == null) {
            return true;
        }
        return switch (event.kind()) {
            case Event.TASK -> taskRules.sees(who, Upid.parse(id));
            case Event.GUEST -> access.sees(who, AccessPath.guest(id));
            case Event.STORAGE -> access.sees(who, AccessPath.storage(id));
            default -> true;
        };
    }
}
