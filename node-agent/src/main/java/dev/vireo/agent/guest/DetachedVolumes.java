// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A volume that loses its key stays the guest's, as {@code unusedN}: nothing is lost by a change. */
final class DetachedVolumes {
    private final Function<Options, Map<String, VolumeId>> owned;

    /** @param owned the volumes that are a guest's own in a configuration, by key */
    DetachedVolumes(Function<Options, Map<String, VolumeId>> owned) {
        this.owned = owned;
    }

    /** The volumes that are a guest's own, by key. */
    Map<String, VolumeId> owned(Options options) {
        return owned.apply(options);
    }

    /** The changed keys, with the volume kept that {@code key} named before and none names now. */
    Options keep(Options before, Options after, String key) {
        VolumeId detached = owned(before).get(key);
        boolean isUnused = key.startsWith(VmOptions.UNUSED.model().name());
        return detached == null || isUnused ? after : keep(Set.of(detached), after);
    }

    /** The keys, with those volumes kept that none names. */
    Options keep(Collection<VolumeId> volumes, Options after) {
        Options kept = after;
        for (VolumeId volume : new LinkedHashSet<>(volumes)) {
            if (!owned(kept).containsValue(volume)) {
                kept = kept.with(freeKey(kept), volume);
            }
        }
        return kept;
    }

    private static Option<VolumeId> freeKey(Options options) {
        return VmOptions.UNUSED.members().stream()
                .filter(unused -> !options.has(unused))
                .findFirst()
                .orElseThrow(() -> ApiException.failed("the guest has too many unused disks: remove some first"));
    }
}
