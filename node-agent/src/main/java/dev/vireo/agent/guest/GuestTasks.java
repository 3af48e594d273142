// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.task.TaskBody;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import org.jspecify.annotations.Nullable;

/** Begins the tasks that calls about one guest ask for. */
public record GuestTasks(Tasks tasks) {
    /** The guest that a call is about. */
    public static Vmid vmid(Call call) {
        return call.require(PathParameters.VMID);
    }

    /**
     * Whether a call goes past a guest's lock.
     *
     * @throws ApiException if somebody other than root wants to
     */
    public static boolean ignoresLock(Call call) {
        boolean ignores = call.arguments().isSet(GuestEndpoints.SKIP_LOCK);
        if (ignores && !call.who().equals(UserId.ROOT)) {
            throw new ApiException(ErrorKind.FORBIDDEN, "Only root may use this option: skiplock");
        }
        return ignores;
    }

    /**
     * Begins a task about that guest.
     *
     * @return its UPID
     */
    public String start(Call call, String type, TaskBody body) {
        return tasks.start(type, vmid(call).toString(), call.who(), body).toString();
    }

    /** Does something that is waited for; as a task all the same, so that its steps are journalled. */
    public @Nullable Void runAndWait(Call call, String type, TaskBody body) throws InterruptedException {
        tasks.runAndWait(type, vmid(call).toString(), call.who(), body);
        return null;
    }

    /** Asks the tasks of a type that are about that guest to stop, if the call overrules them. */
    public void overrule(Call call, String type) {
        if (call.arguments().isSet(GuestEndpoints.OVERRULE_SHUTDOWN)) {
            tasks.stopAll(type, vmid(call).toString());
        }
    }
}
