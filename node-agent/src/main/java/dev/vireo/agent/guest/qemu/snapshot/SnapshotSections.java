// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.snapshot;

import dev.vireo.agent.guest.SnapshotConfigApi;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What happens to a configuration when its guest gets, loses or goes back to a snapshot. Pure functions. */
final class SnapshotSections {
    static final String PREPARE = "prepare";
    static final String DELETE = "delete";

    private SnapshotSections() {}

    /** The section of a snapshot that is whole. */
    static ConfigSection requireWhole(GuestConfig config, SnapshotName name) {
        ConfigSection section = SnapshotConfigApi.require(config, name);
        section.options().get(SnapshotKeys.STATE).ifPresent(state -> {
            throw ApiException.failed("snapshot '" + name + "' is not whole ("
                    + (state.equals(DELETE) ? "its removal began: remove it again" : "it is being made") + ")");
        });
        return section;
    }

    /**
     * A snapshot is about to be taken: it has a section, and the guest is held.
     *
     * @param own the keys of the snapshot alone
     */
    static GuestConfig begin(GuestConfig config, SnapshotName name, Options own, String notes) {
        Options kept =
                config.options().without(VmOptions.LOCK.name()).overlaidBy(own).with(SnapshotKeys.STATE, PREPARE);
        ConfigSection section = new ConfigSection(notes, kept, config.main().foreignLines());
        return lock(config, "snapshot").withSnapshot(name, section);
    }

    /** It was taken: the present comes after it. */
    static GuestConfig commit(GuestConfig config, SnapshotName name) {
        ConfigSection section = SnapshotConfigApi.require(config, name);
        Options whole = section.options().without(SnapshotKeys.STATE.name());
        GuestConfig unlocked = unlock(config);
        return unlocked.withOptions(unlocked.options().with(SnapshotKeys.PARENT, name.name()))
                .withSnapshot(name, section.withOptions(whole));
    }

    /** It was not taken. */
    static GuestConfig abandon(GuestConfig config, SnapshotName name) {
        return unlock(config).withoutSnapshot(name);
    }

    /** It is about to be removed: nobody can go back to it any more. */
    static GuestConfig beginRemoval(GuestConfig config, SnapshotName name) {
        ConfigSection section = SnapshotConfigApi.require(config, name);
        Options marked = section.options().with(SnapshotKeys.STATE, DELETE);
        return lock(config, "snapshot-delete").withSnapshot(name, section.withOptions(marked));
    }

    /** It is gone: what came after it comes after its parent now. */
    static GuestConfig remove(GuestConfig config, SnapshotName name) {
        Optional<String> parent =
                SnapshotConfigApi.require(config, name).options().get(SnapshotKeys.PARENT);
        GuestConfig changed = unlock(config).withoutSnapshot(name);
        changed = changed.withOptions(relink(changed.options(), name, parent));
        Map<String, ConfigSection> snapshots = new LinkedHashMap<>();
        changed.snapshots()
                .forEach((other, section) ->
                        snapshots.put(other, section.withOptions(relink(section.options(), name, parent))));
        return new GuestConfig(changed.main(), changed.pending(), changed.special(), snapshots);
    }

    private static Options relink(Options options, SnapshotName gone, Optional<String> parent) {
        if (!options.get(SnapshotKeys.PARENT).equals(Optional.of(gone.name()))) {
            return options;
        }
        Options without = options.without(SnapshotKeys.PARENT.name());
        return parent.map(name -> without.with(SnapshotKeys.PARENT, name)).orElse(without);
    }

    /**
     * The guest is what it was; disks that it has only since then stay its own, detached. What waited for a start is
     * dropped.
     *
     * @param generation tells the guest that its time went back, if it asks for that
     */
    static GuestConfig rollBack(GuestConfig config, SnapshotName name, UUID generation) {
        Options restored = SnapshotConfigApi.require(config, name).options().with(SnapshotKeys.PARENT, name.name());
        for (Option<?> key : SnapshotKeys.OWN) {
            restored = restored.without(key.name());
        }
        for (Option<VolumeId> unused : VmOptions.UNUSED.members()) {
            restored = restored.without(unused.name());
        }
        boolean hasGeneration = restored.get(VmOptions.VM_GENERATION_ID)
                .filter(written -> !written.equals("0"))
                .isPresent();
        if (hasGeneration) {
            restored = restored.with(VmOptions.VM_GENERATION_ID, generation.toString());
        }
        return config.withOptions(keepDetached(config, restored)).withPending(Options.EMPTY);
    }

    private static Options keepDetached(GuestConfig before, Options restored) {
        Set<VolumeId> detached =
                new LinkedHashSet<>(GuestVolumes.owned(before.options()).values());
        detached.addAll(GuestVolumes.owned(before.pending().options()).values());
        GuestVolumes.attached(restored).values().forEach(detached::remove);
        Options result = restored;
        int number = 0;
        for (VolumeId volume : detached) {
            result = result.with(VmOptions.UNUSED.member(number++), volume);
        }
        return result;
    }

    static GuestConfig lock(GuestConfig config, String lock) {
        return config.withOptions(config.options().with(VmOptions.LOCK, lock));
    }

    static GuestConfig unlock(GuestConfig config) {
        return config.withOptions(config.options().without(VmOptions.LOCK.name()));
    }
}
