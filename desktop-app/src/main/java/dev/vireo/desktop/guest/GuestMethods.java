// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.CloneEndpoints;
import dev.vireo.model.api.ContainerDiskEndpoints;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import java.util.List;
import java.util.Map;

/**
 * What is called for virtual machines and containers alike, each under the path of its kind.
 *
 * @param kind the kind of guest
 */
public record GuestMethods(GuestItem.Kind kind) {
    /** What is called for that guest. */
    public static GuestMethods of(GuestItem guest) {
        return new GuestMethods(guest.kind());
    }

    private <T> T choose(T machine, T container) {
        return switch (kind) {
            case VM -> machine;
            case CT -> container;
        };
    }

    /** Reads the configuration. */
    public Endpoint<Map<String, Object>> readConfig() {
        return choose(GuestEndpoints.READ_CONFIG, ContainerEndpoints.READ_CONFIG);
    }

    /** Reads the configuration with what waits for a restart. */
    public Endpoint<List<PendingEntry>> readPending() {
        return choose(GuestEndpoints.READ_PENDING, ContainerEndpoints.READ_PENDING);
    }

    /** Changes the configuration and answers when that is done. */
    public Endpoint<Void> changeConfig() {
        return choose(GuestEndpoints.CHANGE_CONFIG, ContainerEndpoints.CHANGE_CONFIG);
    }

    /** Reads the load over time. */
    public Endpoint<List<Map<String, Object>>> metrics() {
        return choose(GuestEndpoints.METRICS, ContainerEndpoints.METRICS);
    }

    /** Removes the guest. */
    public Endpoint<String> destroy() {
        return choose(GuestEndpoints.DESTROY, ContainerEndpoints.DESTROY);
    }

    /** Asks it to shut down. */
    public Endpoint<String> shutdown() {
        return choose(GuestEndpoints.SHUTDOWN_VM, ContainerEndpoints.SHUTDOWN_CT);
    }

    /** Restarts it with what waits for that. */
    public Endpoint<String> reboot() {
        return choose(GuestEndpoints.REBOOT_VM, ContainerEndpoints.REBOOT_CT);
    }

    /** Makes a clone. */
    public Endpoint<String> copy() {
        return choose(CloneEndpoints.CLONE_VM, ContainerDiskEndpoints.CLONE_CT);
    }

    /** Makes a disk larger. */
    public Endpoint<String> resize() {
        return choose(DiskEndpoints.RESIZE, ContainerDiskEndpoints.RESIZE);
    }

    /** Moves a disk to another storage or guest. */
    public Endpoint<String> move() {
        return choose(DiskEndpoints.MOVE, ContainerDiskEndpoints.MOVE);
    }

    /** What is asked about its snapshots. */
    public SnapshotEndpoints.Methods snapshots() {
        return choose(SnapshotEndpoints.VM, SnapshotEndpoints.CONTAINER);
    }
}
