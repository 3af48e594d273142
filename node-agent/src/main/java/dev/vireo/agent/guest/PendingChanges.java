// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Changes that wait for a guest's next start; keys to be removed stand in the section's key {@code delete}. */
public final class PendingChanges {
    private static final String DELETE = "delete";

    private final DetachedVolumes volumes;

    /** @param owned the volumes that are a guest's own in a configuration, by key */
    public PendingChanges(Function<Options, Map<String, VolumeId>> owned) {
        this.volumes = new DetachedVolumes(owned);
    }

    /** Keys that wait to be removed. */
    public static List<String> deletions(GuestConfig config) {
        String written = config.pending().options().raw(DELETE);
        return written == null ? List.of() : List.of(written.replace("!", "").split(","));
    }

    /** Keys that wait, those to be removed first. */
    public static List<String> keys(GuestConfig config) {
        List<String> keys = new ArrayList<>(deletions(config));
        keys.addAll(config.pending().options().without(DELETE).keys());
        return keys;
    }

    /** The keys that a call names in a list, such as those to be removed. */
    public static Set<String> named(Arguments arguments, Option<String> list) {
        return arguments
                .get(list)
                .<Set<String>>map(words -> new LinkedHashSet<>(List.of(words.split("[,; ]+"))))
                .orElse(Set.of());
    }

    /**
     * The configuration with everything changed that a call changes: what is reverted, removed, set, and the notes.
     *
     * @param given the keys that are set
     * @param waits whether a key waits for the guest's next start
     */
    public GuestConfig change(GuestConfig config, Arguments arguments, Options given, Predicate<String> waits) {
        GuestConfig changed = config;
        for (String key : named(arguments, GuestEndpoints.REVERT)) {
            changed = revert(changed, key);
        }
        for (String key : named(arguments, GuestEndpoints.DELETE)) {
            changed = key.equals(VmOptions.DESCRIPTION.name())
                    ? changed.withDescription("")
                    : waits.test(key) ? delete(changed, key) : now(changed, key, null);
        }
        for (Map.Entry<String, String> entry : given.asMap().entrySet()) {
            String key = entry.getKey();
            changed = waits.test(key) ? set(changed, key, entry.getValue()) : now(changed, key, entry.getValue());
        }
        Optional<String> notes = arguments.get(VmOptions.DESCRIPTION);
        return notes.isPresent() ? changed.withDescription(notes.get()) : changed;
    }

    /** Gives a running guest one key that waits. */
    public interface LiveChange {
        /** Makes the change, or says that it waits. */
        void apply(String key) throws IOException, InterruptedException;
    }

    /**
     * Gives a running guest every key that waits; what fails goes on waiting.
     *
     * @throws ApiException that says why, key by key, if any failed
     */
    public static void applyEach(GuestConfig config, LiveChange change) throws InterruptedException {
        Map<String, String> errors = new LinkedHashMap<>();
        for (String key : keys(config)) {
            try {
                change.apply(key);
            } catch (IOException | InvalidValueException | ApiException e) {
                errors.put(key, "hotplug problem - " + e.getMessage());
            }
        }
        if (!errors.isEmpty()) {
            throw ApiException.badParameters(errors);
        }
    }

    /** The configuration with everything applied that waited. */
    public GuestConfig apply(GuestConfig config) {
        GuestConfig applied = config;
        for (String key : keys(config)) {
            applied = apply(applied, key);
        }
        return applied;
    }

    /** The configuration with one key applied that waited. */
    public GuestConfig apply(GuestConfig config, String key) {
        String value = config.pending().options().raw(key);
        Options before = config.options();
        Options after = value == null ? before.without(key) : before.with(key, value);
        return forget(config, key).withOptions(volumes.keep(before, after, key));
    }

    /** The configuration with one more key that waits to be set. */
    public GuestConfig set(GuestConfig config, String key, String value) {
        boolean isPresent = value.equals(config.options().raw(key));
        GuestConfig kept = forget(config, key);
        GuestConfig changed =
                isPresent ? kept : kept.withPending(kept.pending().options().with(key, value));
        return keepWaiting(config, key, changed);
    }

    /** The configuration with a key set at once, or removed without a value; nothing waits for it any more. */
    public GuestConfig now(GuestConfig config, String key, @Nullable String value) {
        Options before = config.options();
        Options after = value == null ? before.without(key) : before.with(key, value);
        GuestConfig changed = forget(config, key).withOptions(volumes.keep(before, after, key));
        return keepWaiting(config, key, changed);
    }

    /** The configuration with one more key that waits to be removed. */
    public GuestConfig delete(GuestConfig config, String key) {
        GuestConfig reverted = revert(config, key);
        if (reverted.options().raw(key) == null) {
            return reverted;
        }
        List<String> keys = new ArrayList<>(deletions(reverted));
        keys.add(key);
        return reverted.withPending(reverted.pending().options().with(DELETE, String.join(",", keys)));
    }

    /** The configuration with nothing waiting for that key. */
    public GuestConfig revert(GuestConfig config, String key) {
        return keepWaiting(config, key, forget(config, key));
    }

    /** A disk that waited under a key, and does not any more, stays the guest's. */
    private GuestConfig keepWaiting(GuestConfig before, String key, GuestConfig after) {
        VolumeId waiting = volumes.owned(before.pending().options()).get(key);
        boolean isNamed =
                waiting == null || volumes.owned(after.pending().options()).containsValue(waiting);
        return isNamed ? after : after.withOptions(volumes.keep(List.of(waiting), after.options()));
    }

    private static GuestConfig forget(GuestConfig config, String key) {
        List<String> keys = new ArrayList<>(deletions(config));
        keys.remove(key);
        Options waiting = config.pending().options().without(key);
        return config.withPending(
                keys.isEmpty() ? waiting.without(DELETE) : waiting.with(DELETE, String.join(",", keys)));
    }
}
