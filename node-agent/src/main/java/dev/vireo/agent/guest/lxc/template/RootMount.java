// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.template;

import dev.vireo.agent.guest.lxc.process.ContainerFiles;
import dev.vireo.agent.guest.lxc.process.ContainerMount;
import dev.vireo.agent.guest.lxc.process.ContainerPlanner;
import dev.vireo.agent.host.Mounts;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Mounts the root of a container that does not run, while something is done in it. It lies in the directory that it will
 * have when the container runs, so that whatever cuts this short is cleared away as after any container.
 */
public final class RootMount {
    /** Until the container runs, and confines it, nothing that lies in it works for anybody on the node. */
    private static final List<String> UNTRUSTED = List.of("nodev", "nosuid", "noexec");

    private final ContainerFiles files;
    private final Mounts mounts;
    private final ContainerPlanner planner;

    /** @param planner tells where the root of a container lies */
    public RootMount(ContainerFiles files, Mounts mounts, ContainerPlanner planner) {
        this.files = files;
        this.mounts = mounts;
        this.planner = planner;
    }

    /** What is done in a root. */
    public interface Work<T> {
        /** Does it in the directory where the root is mounted. */
        T in(Path root) throws IOException, InterruptedException;
    }

    /**
     * Does something in a container's root; nothing is mounted any more afterwards. One that the container itself only
     * reads can be written to.
     *
     * @param options the container's keys, with real volumes
     */
    public <T> T use(Vmid vmid, Options options, TaskLog log, Work<T> work) throws IOException, InterruptedException {
        try (Undo undo = new Undo(log)) {
            undo.add("mount the root of CT " + vmid, () -> clear(vmid));
            T done = work.in(attach(vmid, options));
            clear(vmid);
            undo.clear();
            return done;
        }
    }

    private Path attach(Vmid vmid, Options options) throws IOException, InterruptedException {
        Path root = files.root(vmid);
        Files.createDirectories(root);
        for (Path directory : List.of(files.directory(), files.home(vmid), root)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        }
        ContainerDisk disk = ContainerPlanner.root(options).without(ContainerDisk.READ_ONLY);
        mounts.attach(planner.mount(ContainerMount.ROOT, disk, options).source().with(UNTRUSTED), root);
        return root;
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
