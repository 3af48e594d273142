// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.snapshot;

import static dev.vireo.agent.guest.GuestTasks.vmid;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.GuestTasks;
import dev.vireo.agent.guest.SnapshotConfigApi;
import dev.vireo.agent.guest.qemu.VmApi;
import dev.vireo.agent.guest.qemu.VmWork;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.guest.SnapshotAnswers.Feature;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.option.Options;
import java.util.List;

/** Answers about snapshots. */
public final class SnapshotApi {
    private final VmWork.Tools tools;
    private final GuestTasks tasks;
    private final SnapshotWork work;
    private final GuestStore guests;

    /** @param tools where guests are found, and whether they run */
    public SnapshotApi(VmWork.Tools tools, Tasks tasks, SnapshotWork work) {
        this.tools = tools;
        this.tasks = new GuestTasks(tasks);
        this.work = work;
        this.guests = tools.guests();
    }

    /** Binds the endpoints. */
    public void bind(Routes routes) {
        SnapshotEndpoints.Methods methods = SnapshotEndpoints.VM;
        new SnapshotConfigApi(
                        guests,
                        tools.locks(),
                        vmid -> tools.runtime().find(vmid).isPresent(),
                        VmApi.SHOWN,
                        true)
                .bind(routes, methods);
        routes.on(methods.take(), this::take)
                .on(methods.rollBack(), this::rollBack)
                .on(methods.remove(), this::remove)
                .on(methods.feature(), this::feature);
    }

    private static SnapshotName name(Call call) {
        return call.require(SnapshotEndpoints.SNAPSHOT);
    }

    private String take(Call call) {
        TakeSnapshot.Wish wish = new TakeSnapshot.Wish(
                vmid(call),
                name(call),
                call.get(SnapshotEndpoints.DESCRIPTION).orElse(""),
                call.get(SnapshotEndpoints.WITH_MEMORY).orElse(false));
        work.taking().check(wish);
        return tasks.start(call, "qmsnapshot", task -> work.taking().run(wish, task));
    }

    private String rollBack(Call call) {
        boolean starts = call.arguments().isSet(SnapshotEndpoints.START);
        work.back().check(vmid(call), name(call));
        return tasks.start(call, "qmrollback", task -> work.back().run(vmid(call), name(call), starts, task));
    }

    private String remove(Call call) {
        boolean forgets = call.get(SnapshotEndpoints.FORCE).orElse(false);
        work.removal().check(vmid(call), name(call));
        return tasks.start(call, "qmdelsnapshot", task -> work.removal().run(vmid(call), name(call), forgets, task));
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
}
