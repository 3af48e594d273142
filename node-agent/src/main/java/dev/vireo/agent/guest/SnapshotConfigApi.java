// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.SnapshotAnswers;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotCommand;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotEntry;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the configuration of a guest says of its snapshots, and changes their notes; the same for both kinds of
 * guest. Taking, going back and removing are each kind's own.
 *
 * @param runs whether a guest runs
 * @param shown options as they may be answered
 */
public record SnapshotConfigApi(
        GuestStore guests, GuestLocks locks, Predicate<Vmid> runs, Function<Options, Map<String, String>> shown) {
    private static final List<SnapshotCommand> COMMANDS =
            List.of(new SnapshotCommand("config"), new SnapshotCommand("rollback"));

    /** Binds the endpoints of a kind that need the configuration alone. */
    public void bind(Routes routes, SnapshotEndpoints.Methods methods) {
        routes.on(methods.list(), this::list)
                .on(methods.commands(), call -> COMMANDS)
                .on(methods.read(), this::read)
                .on(methods.change(), this::describe);
    }

    /**
     * The section of a snapshot.
     *
     * @throws ApiException if there is none of that name
     */
    public static ConfigSection require(GuestConfig config, SnapshotName name) {
        return config.snapshot(name).orElseThrow(() -> ApiException.failed("snapshot '" + name + "' does not exist"));
    }

    private static SnapshotName name(Call call) {
        return call.require(SnapshotEndpoints.SNAPSHOT);
    }

    private Guest guest(Call call) {
        return guests.require(call.require(PathParameters.VMID));
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
                runs.test(guest.vmid()) ? 1 : 0,
                guest.digest()));
        return entries;
    }

    private static SnapshotEntry entry(String name, ConfigSection section) {
        Options options = section.options();
        return new SnapshotEntry(
                name,
                section.description(),
                options.get(SnapshotKeys.PARENT).orElse(null),
                options.get(SnapshotKeys.TIME).orElse(null),
                options.has(SnapshotKeys.MEMORY) ? 1 : 0,
                options.get(SnapshotKeys.STATE).orElse(null),
                null,
                null);
    }

    private Map<String, Object> read(Call call) {
        ConfigSection section = require(guest(call).config(), name(call));
        Map<String, Object> answer = new LinkedHashMap<>(shown.apply(section.options()));
        if (!section.description().isEmpty()) {
            answer.put(VmOptions.DESCRIPTION.name(), section.description());
        }
        return answer;
    }

    /** One write, which is there as a whole or not at all: it needs no task. */
    private @Nullable Void describe(Call call) throws InterruptedException {
        try (GuestLocks.Held held = locks.hold(call.require(PathParameters.VMID))) {
            Guest guest = guest(call);
            guest.requireUnlocked();
            String notes = call.get(SnapshotEndpoints.DESCRIPTION).orElse("");
            ConfigSection described = require(guest.config(), name(call)).withDescription(notes);
            guests.replace(guest, guest.config().withSnapshot(name(call), described));
        }
        return null;
    }
}
