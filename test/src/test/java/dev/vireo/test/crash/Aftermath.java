// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.task.NodeDatabase;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be so whatever happened to an agent that ran before. */
record Aftermath(StateFolder state) {
    /** What is on the disk. {@code loose} are volumes that belong to no guest. */
    void requireConsistentFiles(Set<String> loose) throws IOException {
        for (GuestConfig config : configurations()) {
            assertThat(config.options().get(VmOptions.LOCK)).as("a lock").isEmpty();
        }
        requireOwnedFiles(loose);
    }

    /** As above, but for what holds guests. */
    void requireOwnedFiles(Set<String> loose) throws IOException {
        Set<Path> owned = new HashSet<>();
        for (GuestConfig config : configurations()) {
            Set<Path> ofGuest = volumes(config).stream().map(state::file).collect(Collectors.toSet());
            assertThat(ofGuest).as("volumes of two guests").noneMatch(owned::contains);
            owned.addAll(ofGuest);
        }
        assertThat(owned).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        Set<Path> ownerless = new HashSet<>();
        for (Path images : state.imageFolders()) {
            ownerless.addAll(state.ownFiles(images));
        }
        ownerless.removeAll(owned);
        loose.forEach(name -> ownerless.remove(state.storage().resolve("images").resolve(name)));
        assertThat(ownerless).as("volumes that nobody owns").isEmpty();
        assertThat(state.foreign()).isEqualTo(StateFolder.expectedForeign());
        assertThat(state.ownFiles(state.root()))
                .as("temporary files")
                .noneMatch(file -> file.toString().endsWith(".tmp"));
    }

    /** Volumes of all sections: the present, what waits, and snapshots. */
    private static Set<VolumeId> volumes(GuestConfig config) {
        List<ConfigSection> sections = new ArrayList<>(config.snapshots().values());
        sections.addAll(List.of(config.main(), config.pending()));
        Set<VolumeId> volumes = new HashSet<>(containerVolumes(config));
        sections.forEach(
                section -> volumes.addAll(GuestVolumes.owned(section.options()).values()));
        return volumes;
    }

    private static List<VolumeId> containerVolumes(GuestConfig config) {
        List<ContainerDisk> disks =
                new ArrayList<>(config.options().family(CtOptions.MOUNT_POINTS).values());
        config.options().get(CtOptions.ROOTFS).ifPresent(disks::add);
        return disks.stream().flatMap(disk -> disk.volume().stream()).toList();
    }

    private List<GuestConfig> configurations() throws IOException {
        List<GuestConfig> configurations = new ArrayList<>();
        for (Path file : state.ownFiles(state.root().resolve("etc/nodes"))) {
            if (file.toString().endsWith(".conf")) {
                configurations.add(GuestConfig.parse(Files.readString(file)));
            }
        }
        return configurations;
    }

    /** Every task has an end; those that are not known from before were cut off and say so. */
    static void requireTasksCut(NodeClient client, Set<String> knownBefore) throws IOException {
        for (JsonNode task : tasks(client)) {
            if (!knownBefore.contains(task.path("upid").asText())) {
                assertThat(task.path("status").asText())
                        .isEqualTo("the agent ended while the task ran; what it left was cleaned up");
                assertThat(task.path("endtime").asLong())
                        .isGreaterThanOrEqualTo(task.path("starttime").asLong());
            }
        }
    }

    /** Names of all tasks that an agent knows. */
    static Set<String> taskNames(NodeClient client) throws IOException {
        return new HashSet<>(tasks(client).findValuesAsText("upid"));
    }

    /** Names of the tasks that have an end. */
    static Set<String> endedTaskNames(NodeClient client) throws IOException {
        Set<String> names = new HashSet<>();
        for (JsonNode task : tasks(client)) {
            if (task.has("endtime")) {
                names.add(task.path("upid").asText());
            }
        }
        return names;
    }

    private static JsonNode tasks(NodeClient client) throws IOException {
        return client.call("GET", "/nodes/" + CrashingNode.NODE + "/tasks", Map.of("source", "all", "limit", "500"));
    }

    /** Nothing waits for the next start. Only while no agent runs. */
    void requireNothingIntended() {
        try (NodeDatabase database = new NodeDatabase(state.root().resolve("node.db"))) {
            assertThat(database.openIntents()).as("open intents").isEmpty();
            assertThat(database.unendedTasks()).as("tasks without an end").isEmpty();
        }
    }
}
