// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.PendingChanges;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.TaskBody;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import dev.vireo.model.guest.GuestAnswers.VmStatus;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Answers about virtual machines. */
public final class VmApi {
    private static final Set<String> WHOLE_NUMBERS =
            Set.of("cores", "sockets", "vcpus", "balloon", "onboot", "tablet", "kvm", "acpi", "protection", "template");

    private final GuestStore guests;
    private final Tasks tasks;
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
        this.tasks = tasks;
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
                .on(GuestEndpoints.READ_PENDING, this::pending)
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

    private static Vmid vmid(Call call) {
        return call.require(PathParameters.VMID);
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
        return start(call, "qmcreate", task -> work.creation().run(call.arguments(), task));
    }

    private String destroy(Call call) {
        boolean ignoresLock = ignoresLock(call);
        boolean withUnreferenced = call.arguments().isSet(GuestEndpoints.DESTROY_UNREFERENCED);
        work.removal().check(vmid(call), ignoresLock);
        return start(call, "qmdestroy", task -> work.removal().run(vmid(call), ignoresLock, withUnreferenced, task));
    }

    private Map<String, Object> config(Call call) {
        Guest guest = guest(call);
        Options shown = call.arguments().isSet(GuestEndpoints.CURRENT)
                ? guest.options()
                : VmPending.CHANGES.apply(guest.config()).options();
        Map<String, Object> answer = new LinkedHashMap<>();
        ShownOptions.of(shown).forEach((key, value) -> answer.put(key, wireValue(key, value)));
        if (!guest.config().description().isEmpty()) {
            answer.put(VmOptions.DESCRIPTION.name(), guest.config().description());
        }
        answer.put("digest", guest.digest());
        return answer;
    }

    /** Numbers that the parser of the dialect knows are numbers on the wire; the others stay as written. */
    private static Object wireValue(String key, String value) {
        return WHOLE_NUMBERS.contains(key) && value.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(value) : value;
    }

    private List<PendingEntry> pending(Call call) {
        GuestConfig config = guest(call).config();
        List<String> deleted = PendingChanges.deletions(config);
        Options waiting = config.pending().options().without("delete");
        Set<String> keys = new TreeSet<>(config.options().keys());
        keys.addAll(waiting.keys());
        List<PendingEntry> entries = new ArrayList<>();
        for (String key : keys) {
            entries.add(new PendingEntry(
                    key,
                    ShownOptions.value(key, config.options().raw(key)),
                    ShownOptions.value(key, waiting.raw(key)),
                    deleted.contains(key) ? 1 : null));
        }
        return entries;
    }

    /** Made as a task all the same, so that its steps are journalled, but waited for. */
    private @Nullable Void changeConfig(Call call) throws InterruptedException {
        work.configuration().check(call.arguments());
        tasks.runAndWait(
                "qmconfig",
                vmid(call).toString(),
                call.who(),
                task -> work.configuration().run(call.arguments(), task));
        return null;
    }

    private String startChangingConfig(Call call) {
        work.configuration().check(call.arguments());
        return start(call, "qmconfig", task -> work.configuration().run(call.arguments(), task));
    }

    private String stop(Call call) {
        if (call.arguments().isSet(GuestEndpoints.OVERRULE_SHUTDOWN)) {
            tasks.stopAll("qmshutdown", vmid(call).toString());
        }
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
        return start(call, type, body);
    }

    private String start(Call call, String type, TaskBody body) {
        return tasks.start(type, vmid(call).toString(), call.who(), body).toString();
    }

    private static PowerActions.Patience patience(Call call) {
        boolean force = call.get(GuestEndpoints.FORCE_STOP).orElse(false);
        return PowerActions.Patience.of(call.get(GuestEndpoints.TIMEOUT), force);
    }

    private static boolean ignoresLock(Call call) {
        boolean ignores = call.arguments().isSet(GuestEndpoints.SKIP_LOCK);
        if (ignores && !call.who().equals(UserId.ROOT)) {
            throw new ApiException(ErrorKind.FORBIDDEN, "Only root may use this option: skiplock");
        }
        return ignores;
    }
}
