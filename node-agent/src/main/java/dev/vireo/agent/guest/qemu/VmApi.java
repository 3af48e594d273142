// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import static dev.vireo.agent.guest.GuestTasks.ignoresLock;
import static dev.vireo.agent.guest.GuestTasks.vmid;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.GuestTasks;
import dev.vireo.agent.guest.ShownConfig;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.TaskBody;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.guest.GuestAnswers.VmStatus;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.id.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Answers about virtual machines. */
public final class VmApi {
    /** How a machine's configuration is answered. */
    public static final ShownConfig SHOWN = new ShownConfig(
            Set.of("cores", "sockets", "vcpus", "balloon", "onboot", "tablet", "kvm", "acpi", "protection", "template"),
            ShownOptions::hide);

    private final GuestStore guests;
    private final GuestTasks tasks;
    private final VmWork work;
    private final VmStatusReader statuses;
    private final BiPredicate<Principal, AccessPath> sees;

    /** @param sees whether somebody may see what is at a path */
    public VmApi(
            GuestStore guests,
            Tasks tasks,
            VmWork work,
            VmStatusReader statuses,
            BiPredicate<Principal, AccessPath> sees) {
        this.guests = guests;
        this.tasks = new GuestTasks(tasks);
        this.work = work;
        this.statuses = statuses;
        this.sees = sees;
    }

    /** Binds the endpoints. */
    public void bind(Routes routes) {
        routes.on(GuestEndpoints.LIST, this::list)
                .on(GuestEndpoints.CREATE_VM, this::create)
                .on(GuestEndpoints.DESTROY, this::destroy)
                .on(GuestEndpoints.READ_CONFIG, this::config)
                .on(GuestEndpoints.CHANGE_CONFIG, this::changeConfig)
                .on(GuestEndpoints.CHANGE_CONFIG_ASYNC, this::startChangingConfig)
                .on(
                        GuestEndpoints.READ_PENDING,
                        call -> SHOWN.pending(guest(call).config()))
                .on(GuestEndpoints.STATUS, call -> statuses.status(guest(call)))
                .on(
                        GuestEndpoints.START_VM,
                        call -> power(call, "qmstart", task -> work.power().start(vmid(call), ignoresLock(call), task)))
                .on(GuestEndpoints.STOP_VM, this::stop)
                .on(
                        GuestEndpoints.SHUTDOWN_VM,
                        call -> power(
                                call,
                                "qmshutdown",
                                task -> work.power().shutdown(vmid(call), ignoresLock(call), patience(call), task)))
                .on(
                        GuestEndpoints.REBOOT_VM,
                        call -> power(call, "qmreboot", task -> work.power().reboot(vmid(call), patience(call), task)))
                .on(GuestEndpoints.RESET_VM, call -> command(call, "qmreset", "system_reset"))
                .on(GuestEndpoints.SUSPEND_VM, this::suspend)
                .on(GuestEndpoints.RESUME_VM, call -> command(call, "qmresume", "cont"));
    }

    private Guest guest(Call call) {
        return guests.require(vmid(call));
    }

    private List<VmStatus> list(Call call) {
        return guests.all().stream()
                .filter(guest -> sees.test(call.who(), AccessPath.guest(guest.vmid())))
                .map(statuses::summary)
                .toList();
    }

    private String create(Call call) {
        work.creation().check(call.arguments());
        return tasks.start(call, "qmcreate", task -> work.creation().run(call.arguments(), task));
    }

    private String destroy(Call call) {
        boolean ignoresLock = ignoresLock(call);
        boolean withUnreferenced = call.arguments().isSet(GuestEndpoints.DESTROY_UNREFERENCED);
        work.removal().check(vmid(call), ignoresLock);
        return tasks.start(
                call, "qmdestroy", task -> work.removal().run(vmid(call), ignoresLock, withUnreferenced, task));
    }

    private Map<String, Object> config(Call call) {
        Guest guest = guest(call);
        GuestConfig shown = call.arguments().isSet(GuestEndpoints.CURRENT)
                ? guest.config()
                : VmPending.CHANGES.apply(guest.config());
        return SHOWN.answer(shown.main(), guest.digest());
    }

    private @Nullable Void changeConfig(Call call) throws InterruptedException {
        work.configuration().check(call.arguments());
        return tasks.runAndWait(call, "qmconfig", task -> work.configuration().run(call.arguments(), task));
    }

    private String startChangingConfig(Call call) {
        work.configuration().check(call.arguments());
        return tasks.start(call, "qmconfig", task -> work.configuration().run(call.arguments(), task));
    }

    private String stop(Call call) {
        guest(call);
        ignoresLock(call);
        tasks.overrule(call, "qmshutdown");
        return power(call, "qmstop", task -> work.power().stop(vmid(call), ignoresLock(call), task));
    }

    private String suspend(Call call) {
        if (!call.arguments().isSet(GuestEndpoints.TO_DISK)) {
            return command(call, "qmpause", "stop");
        }
        return power(
                call,
                "qmsuspend",
                task -> work.power()
                        .hibernate(vmid(call), ignoresLock(call), call.get(GuestEndpoints.STATE_STORAGE), task));
    }

    private String command(Call call, String type, String qmpCommand) {
        return power(call, type, task -> work.power().command(vmid(call), ignoresLock(call), qmpCommand));
    }

    private String power(Call call, String type, TaskBody body) {
        guest(call);
        ignoresLock(call);
        return tasks.start(call, type, body);
    }

    private static PowerActions.Patience patience(Call call) {
        boolean force = call.get(GuestEndpoints.FORCE_STOP).orElse(false);
        return PowerActions.Patience.of(call.get(GuestEndpoints.TIMEOUT), force);
    }
}
