// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.volume;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.id.VolumeId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Volumes that go with keys {@code unusedN} that a change removes. The configuration is written between {@link #intend} and
 * {@link #free}.
 */
public final class RemovedContainerVolumes {
    /** Names the intent of a volume that goes once no configuration names it. */
    public static final String INTENT = "remove-ct-volume";

    private final GuestStore guests;
    private final ContainerVolumes volumes;
    private final Map<VolumeId, Intent> going = new LinkedHashMap<>();

    /** @param volumes removes them */
    public RemovedContainerVolumes(GuestStore guests, ContainerVolumes volumes) {
        this.guests = guests;
        this.volumes = volumes;
    }

    /** Writes down which volumes go with those keys, and strikes that out if the change fails. */
    public void intend(Guest guest, Collection<String> keys, TaskContext task, Undo undo) {
        for (String key : keys) {
            CtOptions.UNUSED
                    .member(key)
                    .flatMap(option -> guest.options().get(option))
                    .filter(volume -> ContainerDisks.isOwnedBy(volume, guest.vmid()))
                    .ifPresent(volume -> intend(volume, task, undo));
        }
    }

    /** The same for one volume. */
    public void intend(VolumeId volume, TaskContext task, Undo undo) {
        Intent intent = task.intend(INTENT, Map.of("volume", volume.toString()));
        going.put(volume, intent);
        undo.add("remove volume " + volume, () -> task.fulfil(intent));
    }

    /** Removes those that no configuration names any more. */
    public void free(TaskContext task) {
        going.forEach((volume, intent) -> {
            if (!isNamed(guests, volume)) {
                task.step("remove.free");
                volumes.free(volume);
                task.step("remove.freed");
                task.line("Removed volume '" + volume + "'");
            }
            task.fulfil(intent);
        });
    }

    /** Whether some container's configuration names a volume. */
    public static boolean isNamed(GuestStore guests, VolumeId volume) {
        return guests.all().stream().anyMatch(guest -> ContainerDisks.all(guest).contains(volume));
    }
}
