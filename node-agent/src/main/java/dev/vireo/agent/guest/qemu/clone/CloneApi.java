// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.clone;

import static dev.vireo.agent.guest.GuestTasks.vmid;

import dev.vireo.agent.guest.GuestTasks;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.CloneEndpoints;

/** Answers about clones and templates. */
public final class CloneApi {
    private final GuestTasks tasks;
    private final CloneWork work;

    /** @param work what makes them */
    public CloneApi(Tasks tasks, CloneWork work) {
        this.tasks = new GuestTasks(tasks);
        this.work = work;
    }

    /** Binds the endpoints. */
    public void bind(Routes routes) {
        routes.on(CloneEndpoints.CLONE_VM, this::makeClone).on(CloneEndpoints.MAKE_TEMPLATE, this::makeTemplate);
    }

    private String makeClone(Call call) {
        work.cloning().check(vmid(call), call.arguments());
        return tasks.start(call, "qmclone", task -> work.cloning().run(vmid(call), call.arguments(), task));
    }

    private String makeTemplate(Call call) {
        work.templates().check(vmid(call));
        return tasks.start(call, "qmtemplate", task -> work.templates().run(vmid(call), task));
    }
}
