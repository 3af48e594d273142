// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.volume;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.util.Map;

/** The keys {@code unused0…}, which hold what belongs to a guest and is not attached. */
public final class DetachedKeys {
    private DetachedKeys() {}

    /** The first key that holds nothing. */
    public static String firstFree(Options options) {
        return VmOptions.UNUSED.members().stream()
                .filter(option -> !options.has(option))
                .map(Option::name)
                .findFirst()
                .orElseThrow(() -> ApiException.failed("the guest has too many unused disks: remove some first"));
    }

    /** The configuration that keeps one more volume, unless it names that already. */
    public static Options keep(Options options, VolumeId volume) {
        return GuestVolumes.names(options, volume) ? options : options.with(firstFree(options), volume.toString());
    }

    /**
     * The configuration after a change in which no volume is lost and none is listed twice: what was attached and is named
     * no more is detached, what is attached is listed as detached no more.
     *
     * @param before the present keys before the change
     * @param after the present keys after it
     */
    public static Options settle(Options before, Options after) {
        Options settled = after;
        for (Map.Entry<String, VolumeId> entry : GuestVolumes.owned(before).entrySet()) {
            if (!isDetached(entry.getKey())) {
                settled = keep(settled, entry.getValue());
            }
        }
        Map<String, VolumeId> volumes = GuestVolumes.owned(settled);
        for (Map.Entry<String, VolumeId> entry : volumes.entrySet()) {
            boolean isAttached = volumes.entrySet().stream()
                    .anyMatch(other ->
                            !isDetached(other.getKey()) && other.getValue().equals(entry.getValue()));
            if (isDetached(entry.getKey()) && isAttached) {
                settled = settled.without(entry.getKey());
            }
        }
        return settled;
    }

    private static boolean isDetached(String key) {
        return VmOptions.UNUSED.member(key).isPresent();
    }
}
