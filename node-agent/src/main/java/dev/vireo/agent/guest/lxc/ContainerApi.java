// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import static dev.vireo.agent.guest.GuestTasks.ignoresLock;
import static dev.vireo.agent.guest.GuestTasks.vmid;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestTasks;
import dev.vireo.agent.guest.ShownConfig;
import dev.vireo.agent.guest.SnapshotConfigApi;
import dev.vireo.agent.guest.lxc.process.RunningContainer;
import dev.vireo.agent.guest.lxc.volume.ContainerDisks;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.TaskBody;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.CloneEndpoints;
import dev.vireo.model.api.ContainerDiskEndpoints;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.ContainerAnswers.ContainerInterface;
import dev.vireo.model.guest.ContainerAnswers.CtStatus;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.SnapshotName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Answers about containers. */
public final class ContainerApi {
    /** How a container's configuration is answered. */
    static final ShownConfig SHOWN = new ShownConfig(
            Set.of(
                    "cores",
                    "memory",
                    "swap",
                    "tty",
                    "onboot",
                    "console",
                    "protection",
                    "template",
                    "unprivileged",
                    "debug",
                    "cpuunits"),
            (key, value) -> value);

    private static final long USUAL_SECONDS = 60;

    private final ContainerWork work;
    private final GuestTasks tasks;
    private final BiPredicate<Principal, AccessPath> sees;

    /** @param sees whether somebody may see what is at a path */
    public ContainerApi(ContainerWork work, Tasks tasks, BiPredicate<Principal, AccessPath> sees) {
        this.work = work;
        this.tasks = new GuestTasks(tasks);
        this.sees = sees;
    }

    /** Binds the endpoints. */
    public void bind(Routes routes) {
        routes.on(ContainerEndpoints.LIST, this::list)
                .on(ContainerEndpoints.CREATE_CT, this::create)
                .on(ContainerEndpoints.DESTROY, this::destroy)
                .on(ContainerEndpoints.READ_CONFIG, this::config)
                .on(ContainerEndpoints.CHANGE_CONFIG, this::changeConfig)
                .on(
                        ContainerEndpoints.READ_PENDING,
                        call -> SHOWN.pending(guest(call).config()))
                .on(ContainerEndpoints.STATUS, call -> work.statuses().status(guest(call)))
                .on(ContainerEndpoints.INTERFACES, this::interfaces)
                .on(ContainerDiskEndpoints.RESIZE, this::resize)
                .on(ContainerDiskEndpoints.MOVE, this::move)
                .on(ContainerDiskEndpoints.CLONE_CT, this::makeClone)
                .on(ContainerDiskEndpoints.MAKE_TEMPLATE, this::makeTemplate);
        bindPower(routes);
        new ContainerSnapshotApi(work.tools()).bind(routes);
    }

    private void bindPower(Routes routes) {
        ContainerActions power = work.power();
        routes.on(
                        ContainerEndpoints.START_CT,
                        call -> power(
                                call,
                                "vzstart",
                                task -> power.start(
                                        vmid(call),
                                        ignoresLock(call),
                                        call.arguments().isSet(ContainerEndpoints.DEBUG),
                                        task)))
                .on(ContainerEndpoints.STOP_CT, this::stop)
                .on(
                        ContainerEndpoints.SHUTDOWN_CT,
                        call -> power(
                                call,
                                "vzshutdown",
                                task -> power.shutdown(
                                        vmid(call),
                                        call.require(ContainerEndpoints.SHUTDOWN_SECONDS),
                                        call.arguments().isSet(GuestEndpoints.FORCE_STOP),
                                        task)))
                .on(
                        ContainerEndpoints.REBOOT_CT,
                        call -> power(
                                call,
                                "vzreboot",
                                task -> power.reboot(
                                        vmid(call),
                                        call.get(GuestEndpoints.TIMEOUT).orElse(USUAL_SECONDS),
                                        task)))
                .on(
                        ContainerEndpoints.SUSPEND_CT,
                        call -> power(call, "vzsuspend", task -> power.freeze(vmid(call), true)))
                .on(
                        ContainerEndpoints.RESUME_CT,
                        call -> power(call, "vzresume", task -> power.freeze(vmid(call), false)));
    }

    private Guest guest(Call call) {
        return work.tools().guests().require(vmid(call));
    }

    private List<CtStatus> list(Call call) {
        return work.tools().guests().all().stream()
                .filter(guest -> sees.test(call.who(), AccessPath.guest(guest.vmid())))
                .map(work.statuses()::summary)
                .toList();
    }

    private String create(Call call) {
        work.creation().check(call.arguments());
        return tasks.start(call, "vzcreate", task -> work.creation().run(call.arguments(), task));
    }

    private String destroy(Call call) {
        boolean stopsIt = call.arguments().isSet(ContainerEndpoints.FORCE);
        boolean withUnreferenced =
                call.get(ContainerEndpoints.DESTROY_UNREFERENCED).orElse(false);
        work.removal().check(vmid(call), stopsIt);
        return tasks.start(call, "vzdestroy", task -> work.removal().run(vmid(call), stopsIt, withUnreferenced, task));
    }

    private Map<String, Object> config(Call call) {
        Guest guest = guest(call);
        ConfigSection shown = shown(call, guest);
        Map<String, Object> answer = SHOWN.answer(shown, guest.digest());
        List<List<String>> raw = rawLines(shown);
        if (!raw.isEmpty()) {
            answer.put("lxc", raw);
        }
        return answer;
    }

    private static ConfigSection shown(Call call, Guest guest) {
        Optional<SnapshotName> snapshot = call.get(ContainerEndpoints.OF_SNAPSHOT);
        if (snapshot.isPresent()) {
            return SnapshotConfigApi.require(guest.config(), snapshot.get());
        }
        return call.arguments().isSet(GuestEndpoints.CURRENT)
                ? guest.config().main()
                : ContainerDisks.CHANGES.apply(guest.config()).main();
    }

    /** Lines for LXC itself, each as its key and value. */
    private static List<List<String>> rawLines(ConfigSection section) {
        return section.foreignLines().stream()
                .map(line -> List.of(line.split("\\s*[:=]\\s*", 2)))
                .filter(parts -> parts.size() == 2 && parts.get(0).startsWith("lxc."))
                .toList();
    }

    private @Nullable Void changeConfig(Call call) throws InterruptedException {
        work.configuration().check(call.arguments());
        return tasks.runAndWait(call, "vzconfig", task -> work.configuration().run(call.arguments(), task));
    }

    private List<ContainerInterface> interfaces(Call call) throws InterruptedException {
        guest(call);
        RunningContainer running = work.tools().requireRunning(vmid(call));
        try {
            return work.interfaces().of(running);
        } catch (IOException e) {
            throw ApiException.failed("cannot look at the network of CT " + running.vmid() + ": " + e.getMessage(), e);
        }
    }

    private String resize(Call call) {
        ResizeVolume resizing = new ResizeVolume(work.tools());
        resizing.check(call.arguments());
        return tasks.start(call, "resize", task -> resizing.run(call.arguments(), task));
    }

    private String move(Call call) {
        MoveVolume move = new MoveVolume(work.tools());
        move.check(call.arguments());
        return tasks.start(call, "move_volume", task -> move.run(call.arguments(), task));
    }

    private String makeClone(Call call) {
        CloneContainer cloning = work.cloning();
        cloning.check(call.arguments());
        String target = call.require(CloneEndpoints.NEW_VMID).toString();
        return tasks.tasks()
                .start("vzclone", target, call.who(), task -> cloning.run(call.arguments(), task))
                .toString();
    }

    private @Nullable Void makeTemplate(Call call) throws InterruptedException {
        MakeContainerTemplate making = new MakeContainerTemplate(work.tools());
        making.check(vmid(call));
        return tasks.runAndWait(call, "vztemplate", task -> making.run(vmid(call), task));
    }

    private String stop(Call call) {
        guest(call);
        ignoresLock(call);
        tasks.overrule(call, "vzshutdown");
        return power(call, "vzstop", task -> work.power().stop(vmid(call), ignoresLock(call), task));
    }

    private String power(Call call, String type, TaskBody body) {
        guest(call);
        ignoresLock(call);
        return tasks.start(call, type, body);
    }
}
