// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.snapshot;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.ShownOptions;
import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.TaskBody;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.SnapshotAnswers;
import dev.vireo.model.guest.SnapshotAnswers.Feature;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotCommand;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotEntry;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers about snapshots. */
public final class SnapshotApi {
    private static final List<SnapshotCommand> COMMANDS =
            List.of(new SnapshotCommand("config"), new SnapshotCommand("rollback"));

    private final VmWork.Tools tools;
    private final Tasks tasks;
    private final SnapshotWork work;
    private final GuestStore guests;

    /** @param tools where guests are found, and whether they run */
    public SnapshotApi(VmWork.Tools tools, Tasks tasks, SnapshotWork work) {
        this.tools = tools;
        this.tasks = tasks;
        this.work = work;
        this.guests = tools.guests();
    }

    /** Binds the endpoints. */
    public void bind(Routes routes) {
        routes.on(SnapshotEndpoints.LIST_SNAPSHOTS, this::list)
                .on(SnapshotEndpoints.TAKE_SNAPSHOT, this::take)
                .on(SnapshotEndpoints.SNAPSHOT_COMMANDS, call -> COMMANDS)
                .on(SnapshotEndpoints.READ_SNAPSHOT, this::read)
                .on(SnapshotEndpoints.CHANGE_SNAPSHOT, this::describe)
                .on(SnapshotEndpoints.ROLL_BACK, this::rollBack)
                .on(SnapshotEndpoints.REMOVE_SNAPSHOT, this::remove)
                .on(SnapshotEndpoints.HAS_FEATURE, this::feature);
    }

    private static Vmid vmid(Call call) {
        return call.require(PathParameters.VMID);
    }

    private static SnapshotName name(Call call) {
        return call.require(SnapshotEndpoints.SNAPSHOT);
    }

    private List<SnapshotEntry> list(Call call) {
        Guest guest = guests.require(vmid(call));
        List<SnapshotEntry> entries = new ArrayList<>();
        guest.config().snapshots().forEach((name, section) -> entries.add(entry(name, section)));
        entries.add(new SnapshotEntry(
                SnapshotAnswers.CURRENT,
                "You are here!",
                guest.options().get(SnapshotKeys.PARENT).orElse(null),
                null,
                null,
                null,
                tools.runtime().find(guest.vmid()).isPresent() ? 1 : 0,
                guest.digest()));
        return entries;
    }

    private static SnapshotEntry entry(String name, ConfigSection section) {
        Options options = section.options();
        return new SnapshotEntry(
                name,
                section.description(),
                options.get(SnapshotKeys.PARENT).orElse(null),
                options.get(SnapshotKeys.TIME).orElse(null),
                options.has(SnapshotKeys.MEMORY) ? 1 : 0,
                options.get(SnapshotKeys.STATE).orElse(null),
                null,
                null);
    }

    private String take(Call call) {
        TakeSnapshot.Wish wish = new TakeSnapshot.Wish(
                vmid(call),
                name(call),
                call.get(SnapshotEndpoints.DESCRIPTION).orElse(""),
                call.get(SnapshotEndpoints.WITH_MEMORY).orElse(false));
        work.taking().check(wish);
        return start(call, "qmsnapshot", task -> work.taking().run(wish, task));
    }

    private Map<String, Object> read(Call call) {
        ConfigSection section =
                SnapshotSections.require(guests.require(vmid(call)).config(), name(call));
        Map<String, Object> answer = new LinkedHashMap<>(ShownOptions.of(section.options()));
        if (!section.description().isEmpty()) {
            answer.put(VmOptions.DESCRIPTION.name(), section.description());
        }
        return answer;
    }

    /** One write, which is there as a whole or not at all: it needs no task. */
    private @Nullable Void describe(Call call) throws InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(vmid(call))) {
            Guest guest = guests.require(vmid(call));
            guest.requireUnlocked();
            String notes = call.get(SnapshotEndpoints.DESCRIPTION).orElse("");
            guests.replace(guest, SnapshotSections.describe(guest.config(), name(call), notes));
        }
        return null;
    }

    private String rollBack(Call call) {
        boolean starts = call.arguments().isSet(SnapshotEndpoints.START);
        work.back().check(vmid(call), name(call));
        return start(call, "qmrollback", task -> work.back().run(vmid(call), name(call), starts, task));
    }

    private String remove(Call call) {
        boolean forgets = call.get(SnapshotEndpoints.FORCE).orElse(false);
        work.removal().check(vmid(call), name(call));
        return start(call, "qmdelsnapshot", task -> work.removal().run(vmid(call), name(call), forgets, task));
    }

    private Feature feature(Call call) {
        Guest guest = guests.require(vmid(call));
        boolean has = switch (call.require(SnapshotEndpoints.FEATURE)) {
            case "snapshot" -> canHaveSnapshots(guest.options());
            // Only a template's disks are a base for others.
            case "clone" -> guest.options().isSet(VmOptions.TEMPLATE) && canHaveSnapshots(guest.options());
            default -> true;
        };
        String node = call.require(PathParameters.NODE).name();
        return new Feature(has ? 1 : 0, has ? List.of(node) : List.of());
    }

    private boolean canHaveSnapshots(Options options) {
        try {
            work.disks().requireSupported(options);
            return true;
        } catch (ApiException e) {
            return false;
        }
    }

    private String start(Call call, String type, TaskBody body) {
        return tasks.start(type, vmid(call).toString(), call.who(), body).toString();
    }
}
