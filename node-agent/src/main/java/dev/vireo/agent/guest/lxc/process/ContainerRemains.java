// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.Mounts;
import dev.vireo.agent.host.ResourceGroups;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away what a container that ended leaves on the node, however it ended: processes, cards, mounts, control groups,
 * files. Its directory goes last, so that what is cut short is done again at the agent's next start. Nothing is ever
 * removed below a place where something may be mounted: directories go only when they are empty.
 */
final class ContainerRemains {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerRemains.class);

    private final ContainerFiles files;
    private final ResourceGroups groups;
    private final ContainerNetwork network;
    private final Mounts mounts;

    ContainerRemains(ContainerFiles files, ResourceGroups groups, ContainerNetwork network, Mounts mounts) {
        this.files = files;
        this.groups = groups;
        this.network = network;
        this.mounts = mounts;
    }

    /** A piece of work that does not keep the others from being done. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /**
     * Takes everything away.
     *
     * @throws IOException for the first piece that could not be; the others are done
     */
    void clear(Vmid vmid) throws InterruptedException, IOException {
        List<IOException> failures = new ArrayList<>();
        for (Work work : List.<Work>of(
                () -> endProcesses(vmid),
                () -> network.removeAll(vmid),
                () -> mounts.detachBelow(files.home(vmid)),
                () -> removeGroups(vmid),
                () -> removeFiles(vmid))) {
            try {
                work.run();
            } catch (IOException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** The same where nobody waits for the answer. */
    void clearOrWarn(Vmid vmid) throws InterruptedException {
        try {
            clear(vmid);
        } catch (IOException e) {
            LOG.warn("container {} left something behind: {}", vmid, e.getMessage());
        }
    }

    private void endProcesses(Vmid vmid) throws IOException {
        if (groups.exists(files.group(vmid))) {
            // What is held does not even die.
            groups.freeze(files.group(vmid), false);
            groups.kill(files.group(vmid));
        }
    }

    private void removeGroups(Vmid vmid) throws IOException {
        groups.remove(files.group(vmid));
        groups.remove(files.monitorGroup(vmid));
    }

    private void removeFiles(Vmid vmid) throws IOException {
        Path home = files.home(vmid);
        for (Path file : List.of(files.config(vmid), files.ended(vmid), files.root(vmid), files.live(vmid))) {
            Files.deleteIfExists(file);
        }
        removeEmptyDirectories(files.mountPoints(vmid));
        Files.deleteIfExists(files.devices(vmid));
        Files.deleteIfExists(home);
    }

    private static void removeEmptyDirectories(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> all = Files.list(parent)) {
            for (Path directory : all.toList()) {
                Files.delete(directory);
            }
        }
        Files.delete(parent);
    }
}
