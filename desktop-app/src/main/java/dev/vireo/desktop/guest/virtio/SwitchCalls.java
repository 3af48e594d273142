// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.virtio;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.option.Options;

/**
 * Changes of the guest on its way; every one blocks and leaves the guest as it was if the server refuses.
 *
 * @param path names the guest
 */
record SwitchCalls(AgentApi api, Arguments path) {
    private static final int LAST_SCSI = 30;

    SwitchState read(boolean isRunning) {
        return SwitchState.of(api.call(GuestEndpoints.READ_CONFIG, path), isRunning);
    }

    private void change(Options keys) {
        api.call(GuestEndpoints.CHANGE_CONFIG, Arguments.of(path.options().overlaidBy(keys)));
    }

    /**
     * Adds the second disk, and puts the drivers' CD into a drive.
     *
     * @param storage where the disk lies
     * @param cd the drivers' CD; empty to leave the drives alone
     */
    void addSecondDisk(SwitchState state, String storage, String cd) {
        String key = state.free("scsi", LAST_SCSI).orElseThrow(() -> ApiException.failed("SCSI has no free place"));
        Options keys =
                Options.EMPTY.with("scsihw", "virtio-scsi-single").with(key, storage + ":1,serial=" + SwitchState.MARK);
        if (!cd.isEmpty()) {
            String drive = state.cdDrive().orElseThrow(() -> ApiException.failed("there is no place for a CD drive"));
            keys = keys.with(drive, cd + ",media=cdrom");
        }
        change(keys);
    }

    /** Takes the main disk to SCSI. */
    void moveMainDisk(SwitchState state) {
        move(state, "scsi", LAST_SCSI);
    }

    /** Takes the main disk back to SATA. */
    void moveMainDiskBack(SwitchState state) {
        move(state, "sata", 5);
    }

    private void move(SwitchState state, String bus, int last) {
        String from = state.mainDisk().orElseThrow(() -> ApiException.failed("the machine has no disk to move"));
        String to = state.free(bus, last).orElseThrow(() -> ApiException.failed(bus + " has no free place"));
        String disk = state.value(from);
        api.call(GuestEndpoints.CHANGE_CONFIG, path.with(GuestEndpoints.DELETE, from));
        try {
            change(Options.EMPTY.with(to, disk).with("boot", state.bootOrderWith(from, to)));
        } catch (ApiException e) {
            change(Options.EMPTY.with(from, disk).with("boot", state.bootOrderWith(from, from)));
            throw e;
        }
    }

    /** Removes the second disk with what is on it. */
    void removeSecondDisk(SwitchState state) {
        String key = state.secondDisk().orElseThrow(() -> ApiException.failed("the second disk is gone already"));
        api.call(DiskEndpoints.UNLINK, path.with(DiskEndpoints.ID_LIST, key).with(DiskEndpoints.FORCE, true));
    }
}
