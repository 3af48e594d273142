// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.disk;

import dev.vireo.agent.guest.GuestTasks;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.id.Vmid;
import org.jspecify.annotations.Nullable;

/** Answers calls about disks by starting the work. */
public final class DiskWork {
    private final GuestTasks tasks;
    private final ResizeDisk resizing;
    private final MoveDisk moving;
    private final ReassignDisk reassigning;
    private final UnlinkDisks unlinking;
    private final RescanDisks rescanning;

    /** @param configuring changes a configuration, as the API's {@code config} does */
    public DiskWork(VmDisks disks, Configuring configuring, Tasks tasks) {
        this.tasks = new GuestTasks(tasks);
        this.resizing = new ResizeDisk(disks);
        this.moving = new MoveDisk(disks);
        this.reassigning = new ReassignDisk(disks);
        this.unlinking = new UnlinkDisks(disks, configuring);
        this.rescanning = new RescanDisks(disks);
    }

    /** Binds the endpoints. */
    public void bind(Routes routes) {
        routes.on(DiskEndpoints.RESIZE, this::resize)
                .on(DiskEndpoints.MOVE, this::move)
                .on(DiskEndpoints.UNLINK, this::unlink)
                .on(DiskEndpoints.RESCAN, this::rescan)
                .on(DiskEndpoints.PREVIEW_RESCAN, call -> rescanning.preview(scope(call)));
    }

    private String resize(Call call) {
        boolean ignoresLock = GuestTasks.ignoresLock(call);
        resizing.check(call.arguments(), ignoresLock);
        return tasks.start(call, "resize", task -> resizing.run(call.arguments(), ignoresLock, task));
    }

    private String move(Call call) {
        Arguments arguments = call.arguments();
        if (arguments.has(DiskEndpoints.TARGET_VMID)) {
            reassigning.check(arguments);
            return tasks.start(call, "qmmove", task -> reassigning.run(arguments, task));
        }
        moving.check(arguments);
        return tasks.start(call, "qmmove", task -> moving.run(arguments, task));
    }

    private @Nullable Void unlink(Call call) throws InterruptedException {
        unlinking.check(call.arguments());
        return tasks.runAndWait(call, "qmconfig", task -> unlinking.run(call.arguments(), task));
    }

    private String rescan(Call call) {
        RescanDisks.Scope scope = scope(call);
        String id = scope.guest().map(Vmid::toString).orElse("");
        return tasks.tasks()
                .start("qmrescan", id, call.who(), task -> rescanning.run(scope, task))
                .toString();
    }

    private static RescanDisks.Scope scope(Call call) {
        return new RescanDisks.Scope(call.get(DiskEndpoints.ONE_GUEST), call.get(DiskEndpoints.ONE_STORAGE));
    }
}
