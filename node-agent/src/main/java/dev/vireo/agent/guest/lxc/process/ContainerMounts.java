// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.guest.lxc.config.LxcText;
import dev.vireo.agent.guest.lxc.volume.Ext4Check;
import dev.vireo.agent.host.MountSource;
import dev.vireo.agent.host.Mounts;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * The file systems of containers. On the node they are mounted below the container's own directory; LXC binds them to
 * their places, so that no link that the container made leads a mount elsewhere.
 *
 * <p>One that comes while the container runs is mounted below a directory whose mounts reach the container, is bound to
 * its place there, and then leaves the node again. The root of a privileged container can write to that directory: so the
 * node's paths through it follow no links ({@link MountSource#memory}).
 */
final class ContainerMounts {
    /** The root of an unprivileged container is an ordinary account on the node. */
    private static final FileAttribute<Set<PosixFilePermission>> PASSABLE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));

    private final ContainerFiles files;
    private final Mounts mounts;
    private final LxcTools tools;
    private final ProgramRunner programs;

    ContainerMounts(ContainerFiles files, Mounts mounts, LxcTools tools, ProgramRunner programs) {
        this.files = files;
        this.mounts = mounts;
        this.tools = tools;
        this.programs = programs;
    }

    /** Mounts all of them. */
    void attach(ContainerPlan plan) throws IOException, InterruptedException {
        for (ContainerMount mount : plan.mounts()) {
            attach(mount, mount.isRoot() ? files.root(plan.vmid()) : files.mountPoint(plan.vmid(), mount.key()));
        }
        Path live = files.live(plan.vmid());
        Files.createDirectories(live);
        // What is mounted below appears wherever it was bound to, from now on.
        mounts.attach(MountSource.memory().with(List.of("shared")), live);
    }

    private void attach(ContainerMount mount, Path target) throws IOException, InterruptedException {
        Files.createDirectories(target, PASSABLE);
        try {
            if (mount.source().isExt4Image()) {
                // After a power cut. One that needs a decision is not mounted, as that could make it worse.
                new Ext4Check(programs).mend(mount.source().source());
            }
            mounts.attach(mount.source(), target);
        } catch (IOException e) {
            throw ApiException.failed(mount.key() + ": " + e.getMessage(), e);
        }
    }

    /** The line of LXC's configuration that lets later mounts reach the container. */
    String line(Vmid vmid) {
        return new LxcText()
                .bind(files.live(vmid), ContainerFiles.LIVE_INSIDE, List.of("bind", "create=dir"))
                .toString();
    }

    /** Gives a running container one more file system. */
    void attachLive(RunningContainer container, ContainerMount mount) throws IOException, InterruptedException {
        Path outside = files.live(container.vmid()).resolve(mount.key());
        String passage = ContainerFiles.LIVE_INSIDE + "/" + mount.key();
        // Whatever the container put there goes; what it puts there from now on makes one of these fail.
        programs.require(List.of("rm", "--force", "--dir", "--", outside.toString()));
        programs.require(List.of("mkdir", "--", outside.toString()));
        try {
            mounts.attach(mount.source(), outside);
            makeDirectory(container.vmid(), mount);
            mounts.bindInside(container.init(), passage, mount.inside());
        } catch (IOException e) {
            throw ApiException.failed(mount.key() + ": " + e.getMessage(), e);
        } finally {
            mounts.detachBelow(outside);
            programs.run(List.of("rm", "--force", "--dir", "--", outside.toString()), RunLimits.QUICK);
        }
    }

    /** The container itself makes the directory: its own links lead it nowhere but into itself. */
    private void makeDirectory(Vmid vmid, ContainerMount mount) throws IOException, InterruptedException {
        ProgramResult made =
                programs.run(tools.attachCommand(vmid, List.of("mkdir", "-p", "--", mount.inside())), RunLimits.QUICK);
        if (!made.isSuccess()) {
            throw new IOException("the directory " + mount.inside() + " cannot be made: " + made.reason());
        }
    }
}
