// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.lxc.volume.ContainerDisks;
import dev.vireo.agent.guest.lxc.volume.ContainerVolumes;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ContainerSnapshotEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.SnapshotAnswers;
import dev.vireo.model.guest.SnapshotAnswers.Feature;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotCommand;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotEntry;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.VolumeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers about snapshots of containers. No kind of storage that this version knows keeps snapshots of what containers can
 * use, so none is taken; those that a configuration from elsewhere names can be read.
 */
final class ContainerSnapshotApi {
    private static final List<SnapshotCommand> COMMANDS =
            List.of(new SnapshotCommand("config"), new SnapshotCommand("rollback"));

    private final ContainerTools tools;

    ContainerSnapshotApi(ContainerTools tools) {
        this.tools = tools;
    }

    void bind(Routes routes) {
        routes.on(ContainerSnapshotEndpoints.LIST_SNAPSHOTS, this::list)
                .on(ContainerSnapshotEndpoints.TAKE_SNAPSHOT, this::refuse)
                .on(ContainerSnapshotEndpoints.SNAPSHOT_COMMANDS, call -> COMMANDS)
                .on(ContainerSnapshotEndpoints.READ_SNAPSHOT, this::read)
                .on(ContainerSnapshotEndpoints.CHANGE_SNAPSHOT, this::describe)
                .on(ContainerSnapshotEndpoints.ROLL_BACK, this::refuseOne)
                .on(ContainerSnapshotEndpoints.REMOVE_SNAPSHOT, this::refuseOne)
                .on(ContainerSnapshotEndpoints.HAS_FEATURE, this::feature);
    }

    private Guest guest(Call call) {
        return tools.guests().require(call.require(PathParameters.VMID));
    }

    private List<SnapshotEntry> list(Call call) {
        Guest guest = guest(call);
        List<SnapshotEntry> entries = new ArrayList<>();
        guest.config().snapshots().forEach((name, section) -> entries.add(entry(name, section)));
        entries.add(new SnapshotEntry(
                SnapshotAnswers.CURRENT,
                "You are here!",
                guest.options().get(SnapshotKeys.PARENT).orElse(null),
                null,
                null,
                null,
                tools.runtime().find(guest.vmid()).isPresent() ? 1 : 0,
                guest.digest()));
        return entries;
    }

    private static SnapshotEntry entry(String name, ConfigSection section) {
        return new SnapshotEntry(
                name,
                section.description(),
                section.options().get(SnapshotKeys.PARENT).orElse(null),
                section.options().get(SnapshotKeys.TIME).orElse(null),
                null,
                section.options().get(SnapshotKeys.STATE).orElse(null),
                null,
                null);
    }

    static ConfigSection require(Guest guest, String name) {
        ConfigSection section = guest.config().snapshots().get(name);
        if (section == null) {
            throw ApiException.failed("snapshot '" + name + "' does not exist");
        }
        return section;
    }

    private static String name(Call call) {
        return call.require(SnapshotEndpoints.SNAPSHOT).name();
    }

    private Map<String, Object> read(Call call) {
        ConfigSection section = require(guest(call), name(call));
        Map<String, Object> answer = new LinkedHashMap<>(section.options().asMap());
        if (!section.description().isEmpty()) {
            answer.put(VmOptions.DESCRIPTION.name(), section.description());
        }
        return answer;
    }

    /** One write, which is there as a whole or not at all: it needs no task. */
    private @Nullable Void describe(Call call) throws InterruptedException {
        try (GuestLocks.Held held = tools.locks().hold(call.require(PathParameters.VMID))) {
            Guest guest = guest(call);
            guest.requireUnlocked();
            String notes = call.get(SnapshotEndpoints.DESCRIPTION).orElse("");
            GuestConfig config = guest.config();
            Map<String, ConfigSection> snapshots = new LinkedHashMap<>(config.snapshots());
            snapshots.put(name(call), require(guest, name(call)).withDescription(notes));
            tools.guests()
                    .replace(guest, new GuestConfig(config.main(), config.pending(), config.special(), snapshots));
        }
        return null;
    }

    private String refuse(Call call) {
        Guest guest = guest(call);
        VolumeId first = ContainerDisks.attached(guest.options()).values().stream()
                .findFirst()
                .orElse(null);
        String what = first == null ? "its root" : "'" + first + "' on storage '" + first.storage() + "'";
        throw ApiException.failed("CT " + guest.vmid() + " can't have snapshots: " + what
                + " is an image or directory without any; clone the container instead");
    }

    private String refuseOne(Call call) {
        require(guest(call), name(call));
        return refuse(call);
    }

    private Feature feature(Call call) {
        boolean isCopied = call.require(SnapshotEndpoints.FEATURE).equals("copy");
        boolean has = isCopied
                && ContainerDisks.of(guest(call).options()).values().stream()
                        .allMatch(disk -> disk.volume()
                                .filter(volume -> ContainerVolumes.formatOf(volume) == ImageFormat.RAW)
                                .isPresent());
        String node = call.require(PathParameters.NODE).name();
        return new Feature(has ? 1 : 0, has ? List.of(node) : List.of());
    }
}
