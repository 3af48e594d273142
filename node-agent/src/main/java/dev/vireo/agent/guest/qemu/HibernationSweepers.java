// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.agent.task.Uninterrupted;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings guests that were being saved, or being started from what was saved, to one side or the other. */
public final class HibernationSweepers {
    private static final String QUIT = "quit";

    private final GuestStore guests;
    private final Storages storages;
    private final QemuRuntime runtime;

    /** @param runtime knows the machines that run already */
    public HibernationSweepers(GuestStore guests, Storages storages, QemuRuntime runtime) {
        this.guests = guests;
        this.storages = storages;
        this.runtime = runtime;
    }

    /** One for each kind of intent. */
    public List<Sweeper> all() {
        return List.of(
                Sweeper.of(Hibernation.SAVE_INTENT, this::settleSaving),
                Sweeper.of(Hibernation.RESUME_INTENT, this::settleResuming));
    }

    /** Saved is saved: the machine ends. What was not yet saved goes on. */
    private void settleSaving(Intent intent, TaskLog log) throws IOException {
        Vmid vmid = vmidOf(intent);
        Optional<Guest> guest = guests.find(vmid);
        boolean isSaved =
                guest.flatMap(found -> SavedMemory.volume(found.options())).isPresent();
        if (isSaved) {
            tell(vmid, List.of(QUIT));
            log.line("The memory of VM " + vmid + " was saved: it is ended, and goes on from there when it is started");
            return;
        }
        guest.filter(found -> found.lock().equals(Optional.of(SavedMemory.SUSPENDING)))
                .ifPresent(this::unlock);
        boolean ran = Boolean.parseBoolean(intent.details().getOrDefault("ran", "true"));
        tell(vmid, ran ? List.of("migrate_cancel", "cont") : List.of("migrate_cancel"));
        log.line("VM " + vmid + " was not saved and goes on");
    }

    private void unlock(Guest guest) {
        guests.replace(guest, guest.config().withOptions(guest.options().without(VmOptions.LOCK.name())));
    }

    /** Where the configuration still knows what was saved, the machine has not gone on: it ends and starts anew. */
    private void settleResuming(Intent intent, TaskLog log) throws IOException {
        Vmid vmid = vmidOf(intent);
        Optional<Guest> guest = guests.find(vmid);
        if (guest.flatMap(found -> SavedMemory.volume(found.options())).isPresent()) {
            tell(vmid, List.of(QUIT));
            log.line("VM " + vmid + " had not gone on yet: its saved memory is kept for the next start");
            return;
        }
        tell(vmid, List.of("cont"));
        VolumeId volume = VolumeId.parse(intent.detail("volume"));
        storages.holding(volume).free(volume);
        log.line("VM " + vmid + " had gone on: removed '" + volume + "'");
    }

    private static Vmid vmidOf(Intent intent) {
        return Vmid.parse(intent.detail("vmid"));
    }

    /** A machine that is not there any more needs to be told nothing. */
    private void tell(Vmid vmid, List<String> commands) throws IOException {
        Optional<RunningVm> vm = runtime.findAlive(vmid);
        if (vm.isEmpty()) {
            return;
        }
        for (String command : commands) {
            if (command.equals(QUIT)) {
                Uninterrupted.run(() -> runtime.stop(vm.get()));
            } else {
                vm.get().ask(command, Map.of());
            }
        }
    }
}
