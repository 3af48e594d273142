// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.lxc.config.LxcHost;
import dev.vireo.agent.guest.lxc.process.ContainerPlanner;
import dev.vireo.agent.guest.lxc.process.ContainerRuntime;
import dev.vireo.agent.guest.lxc.process.RunningContainer;
import dev.vireo.agent.guest.lxc.volume.ContainerVolumes;
import dev.vireo.agent.storage.Storages;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.Optional;

/**
 * What the recipes that change containers work with.
 *
 * @param guests configurations of containers
 * @param locks who works on a guest
 * @param runtime containers that run
 * @param volumes their volumes
 * @param planner says how they are started
 * @param input reads the arguments of calls
 * @param host the node
 */
record ContainerTools(
        GuestStore guests,
        GuestLocks locks,
        ContainerRuntime runtime,
        ContainerVolumes volumes,
        ContainerPlanner planner,
        ContainerInput input,
        LxcHost host) {
    Storages storages() {
        return volumes.storages();
    }

    /** A container that nothing holds and whose configuration is still the one that the caller read, if it says so. */
    Guest requireChangeable(Vmid vmid, Optional<String> digest) {
        Guest guest = guests.require(vmid);
        guest.requireUnlocked();
        guest.requireUnchanged(digest);
        return guest;
    }

    /** Refuses a container that runs. */
    void requireStopped(Vmid vmid, String what) {
        if (runtime.find(vmid).isPresent()) {
            throw ApiException.failed("CT " + vmid + " is running: shut it down before " + what);
        }
    }

    RunningContainer requireRunning(Vmid vmid) {
        return runtime.find(vmid).orElseThrow(() -> ApiException.failed("CT " + vmid + " not running"));
    }

    static void requireNoTemplate(Guest guest) {
        if (guest.options().isSet(VmOptions.TEMPLATE)) {
            throw ApiException.failed(
                    "CT " + guest.vmid() + " is a template, whose volumes stay as they are; make a clone of it");
        }
    }

    /** Writes a container's present keys. */
    void commit(Guest guest, Options options) {
        guests.replace(guest, guest.config().withOptions(options));
    }
}
