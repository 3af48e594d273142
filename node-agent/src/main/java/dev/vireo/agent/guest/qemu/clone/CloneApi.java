// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.clone;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.TaskBody;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.CloneEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.Vmid;

/** Answers about clones and templates. */
public final class CloneApi {
    private final Tasks tasks;
    private final CloneWork work;

    /** @param work what makes them */
    public CloneApi(Tasks tasks, CloneWork work) {
        this.tasks = tasks;
        this.work = work;
    }

    /** Binds the endpoints. */
    public void bind(Routes routes) {
        routes.on(CloneEndpoints.CLONE_VM, this::makeClone).on(CloneEndpoints.MAKE_TEMPLATE, this::makeTemplate);
    }

    private static Vmid vmid(Call call) {
        return call.require(PathParameters.VMID);
    }

    private String makeClone(Call call) {
        work.cloning().check(vmid(call), call.arguments());
        return start(call, "qmclone", task -> work.cloning().run(vmid(call), call.arguments(), task));
    }

    private String makeTemplate(Call call) {
        work.templates().check(vmid(call));
        return start(call, "qmtemplate", task -> work.templates().run(vmid(call), task));
    }

    private String start(Call call, String type, TaskBody body) {
        return tasks.start(type, vmid(call).toString(), call.who(), body).toString();
    }
}
