// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.host.Mounts;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Mounts the file systems of a container that is made, and has its root filled. They lie in the directory that it will have
 * when it runs, so that whatever cuts this short is cleared away as after any container.
 */
final class TemplateMount {
    /** Until the container runs, and confines it, nothing that the template brings works for anybody on the node. */
    private static final List<String> UNTRUSTED = List.of("nodev", "nosuid", "noexec");

    private final ContainerFiles files;
    private final Mounts mounts;
    private final ContainerPlanner planner;
    private final RootFilling filling;

    TemplateMount(ContainerFiles files, Mounts mounts, ContainerPlanner planner, RootFilling filling) {
        this.files = files;
        this.mounts = mounts;
        this.planner = planner;
        this.filling = filling;
    }

    /**
     * A root that is to be filled.
     *
     * @param options the keys, with real volumes
     * @param archive the template
     * @param shift number on the node of the account that is the container's root
     */
    record Wish(Vmid vmid, Options options, Path archive, long shift, RootFilling.Secrets secrets) {}

    RootFilling filling() {
        return filling;
    }

    /** Fills the root; nothing is mounted any more afterwards. */
    Options fill(Wish wish, TaskContext task, Undo undo) throws IOException, InterruptedException {
        Path home = files.home(wish.vmid());
        Path root = files.root(wish.vmid());
        undo.add("mount the root of CT " + wish.vmid(), () -> clear(wish.vmid()));
        task.step("create.mount");
        Files.createDirectories(root);
        for (Path directory : List.of(files.directory(), home, root)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        }
        mounts.attach(
                planner.mount(ContainerMount.ROOT, ContainerPlanner.root(wish.options()), wish.options())
                        .source()
                        .with(UNTRUSTED),
                root);
        task.step("create.fill");
        task.checkCancelled();
        Options filled = filling.fill(wish.archive(), root, wish.shift(), wish.options(), wish.secrets(), task);
        task.step("create.filled");
        clear(wish.vmid());
        return filled;
    }

    private void clear(Vmid vmid) throws IOException {
        try {
            mounts.detachBelow(files.home(vmid));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while file systems were unmounted", e);
        }
        Files.deleteIfExists(files.root(vmid));
        Files.deleteIfExists(files.home(vmid));
    }
}
