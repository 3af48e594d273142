// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestLocks;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.cloudinit.CloudInitFiles.Kind;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.CloudInitEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Answers about cloud-init drives: what they hold, and what they would hold if they were made anew. */
public final class CloudInitApi {
    private final GuestStore guests;
    private final GuestLocks locks;
    private final CloudInitDrive drives;

    CloudInitApi(GuestStore guests, GuestLocks locks, CloudInitDrive drives) {
        this.guests = guests;
        this.locks = locks;
        this.drives = drives;
    }

    /** Binds the endpoints. */
    public void bind(Routes routes) {
        routes.on(CloudInitEndpoints.READ, this::read)
                .on(CloudInitEndpoints.MAKE, this::make)
                .on(CloudInitEndpoints.DUMP, this::dump);
    }

    private Guest guest(Call call) {
        return guests.require(call.require(PathParameters.VMID));
    }

    private List<PendingEntry> read(Call call) {
        Guest guest = guest(call);
        Options made = CloudInitDrive.made(guest);
        Options wanted = CloudInitDrive.settings(guest.options());
        Set<String> keys = new TreeSet<>(made.keys());
        keys.addAll(wanted.keys());
        List<PendingEntry> entries = new ArrayList<>();
        for (String key : keys) {
            String old = made.raw(key);
            String next = wanted.raw(key);
            boolean isPending = next != null && !next.equals(old);
            entries.add(new PendingEntry(
                    key,
                    ShownOptions.value(key, old),
                    isPending ? ShownOptions.value(key, next) : null,
                    next == null ? 1 : null));
        }
        return entries;
    }

    private @Nullable Void make(Call call) throws InterruptedException {
        Vmid vmid = call.require(PathParameters.VMID);
        try (GuestLocks.Held held = locks.hold(vmid)) {
            Guest guest = guests.require(vmid);
            guest.requireUnlocked();
            if (CloudInitDrive.volume(guest.options()).isEmpty()) {
                throw ApiException.failed(
                        "VM " + vmid + " has no cloud-init drive; add one, such as ide2: STORAGE:cloudinit");
            }
            drives.make(guest);
            return null;
        } catch (InvalidValueException e) {
            throw ApiException.failed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw ApiException.failed("the cloud-init drive can't be made: " + e.getMessage(), e);
        }
    }

    private String dump(Call call) {
        String type = call.require(CloudInitEndpoints.TYPE);
        try {
            return drives.files(guest(call)).text(Kind.valueOf(type.toUpperCase(Locale.ROOT)));
        } catch (InvalidValueException e) {
            throw ApiException.failed(String.valueOf(e.getMessage()), e);
        }
    }
}
