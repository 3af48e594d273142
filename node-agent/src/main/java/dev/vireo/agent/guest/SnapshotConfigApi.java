// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.SnapshotAnswers;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotCommand;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotEntry;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the configuration of a guest says of its snapshots, and changes their notes; the same for both kinds of
 * guest. Taking, going back and removing are each kind's own.
 *
 * @param runs whether a guest runs
 * @param shown how the configuration is answered
 * @param hasMemory whether a snapshot of that kind of guest can keep its memory
 */
public record SnapshotConfigApi(
        GuestStore guests, GuestLocks locks, Predicate<Vmid> runs, ShownConfig shown, boolean hasMemory) {
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
        return guests.require(GuestTasks.vmid(call));
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

    private SnapshotEntry entry(String name, ConfigSection section) {
        Options options = section.options();
        return new SnapshotEntry(
                name,
                section.description(),
                options.get(SnapshotKeys.PARENT).orElse(null),
                options.get(SnapshotKeys.TIME).orElse(null),
                hasMemory ? options.has(SnapshotKeys.MEMORY) ? 1 : 0 : null,
                options.get(SnapshotKeys.STATE).orElse(null),
                null,
                null);
    }

    private Map<String, Object> read(Call call) {
        return shown.fields(require(guest(call).config(), name(call)));
    }

    /** One write, which is there as a whole or not at all: it needs no task. */
    private @Nullable Void describe(Call call) throws InterruptedException {
        try (GuestLocks.Held held = locks.hold(GuestTasks.vmid(call))) {
            Guest guest = guest(call);
            guest.requireUnlocked();
            String notes = call.get(SnapshotEndpoints.DESCRIPTION).orElse("");
            ConfigSection described = require(guest.config(), name(call)).withDescription(notes);
            guests.replace(guest, guest.config().withSnapshot(name(call), described));
        }
        return null;
    }
}
