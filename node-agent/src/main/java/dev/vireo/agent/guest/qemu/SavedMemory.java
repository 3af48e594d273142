// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.util.Optional;

/** What a configuration says of a guest whose memory lies on a disk. */
final class SavedMemory {
    /** What holds a guest while it is saved. */
    static final String SUSPENDING = "suspending";
    /** What holds a guest that is saved. */
    static final String SUSPENDED = "suspended";

    private static final String VOLUME = "vmstate";

    private SavedMemory() {}

    /** The keys of a guest that was saved there. */
    static Options add(Options options, VolumeId volume, KeptShape shape) {
        return shape.addTo(options.with(VmOptions.LOCK, SUSPENDED).with(VOLUME, volume.toString()));
    }

    /** The keys of a guest that goes on. */
    static Options remove(Options options) {
        return KeptShape.removeFrom(options.without(VmOptions.LOCK.name()).without(VOLUME));
    }

    /** Where it was saved, if it was. */
    static Optional<VolumeId> volume(Options options) {
        boolean isSaved = options.get(VmOptions.LOCK).equals(Optional.of(SUSPENDED));
        return isSaved ? Optional.ofNullable(options.raw(VOLUME)).map(VolumeId::parse) : Optional.empty();
    }
}
