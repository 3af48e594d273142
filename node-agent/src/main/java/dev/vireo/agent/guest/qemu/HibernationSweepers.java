// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.task.Intent;
import dev.vireo.agent.task.Sweeper;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Brings guests that were being saved, or being started from what was saved, to one side or the other. */
public final class HibernationSweepers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GuestStore guests;
    private final Storages storages;
    private final QemuFiles files;
    private final Executor threads;

    /** @param threads read what QEMU says */
    public HibernationSweepers(GuestStore guests, Storages storages, QemuFiles files, Executor threads) {
        this.guests = guests;
        this.storages = storages;
        this.files = files;
        this.threads = threads;
    }

    /** One for each kind of intent. */
    public List<Sweeper> all() {
        return List.of(
                new KindSweeper(Hibernation.SAVE_INTENT, this::settleSaving),
                new KindSweeper(Hibernation.RESUME_INTENT, this::settleResuming));
    }

    private interface Repair {
        void run(Intent intent, TaskLog log) throws IOException;
    }

    private record KindSweeper(String kind, Repair repair) implements Sweeper {
        @Override
        public void sweep(Intent intent, TaskLog log) throws IOException {
            repair.run(intent, log);
        }
    }

    /** Saved is saved: the machine ends. What was not yet saved goes on. */
    private void settleSaving(Intent intent, TaskLog log) throws IOException {
        Vmid vmid = vmidOf(intent);
        Optional<Guest> guest = guests.find(vmid);
        boolean isSaved =
                guest.flatMap(found -> SavedMemory.volume(found.options())).isPresent();
        if (isSaved) {
            tell(vmid, List.of("quit"));
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
            tell(vmid, List.of("quit"));
            log.line("VM " + vmid + " had not gone on yet: its saved memory is kept for the next start");
            return;
        }
        tell(vmid, List.of("cont"));
        VolumeId volume = VolumeId.parse(intent.details().getOrDefault("volume", ""));
        storages.holding(volume).free(volume);
        log.line("VM " + vmid + " had gone on: removed '" + volume + "'");
    }

    private static Vmid vmidOf(Intent intent) {
        return Vmid.parse(intent.details().getOrDefault("vmid", ""));
    }

    /** A machine that is not there any more needs to be told nothing. */
    private void tell(Vmid vmid, List<String> commands) throws IOException {
        try (QmpClient qmp = QmpClient.connect(files.qmp(vmid), threads, event -> {}, PATIENCE)) {
            for (String command : commands) {
                obey(qmp, command);
            }
        } catch (QmpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // It has ended.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while VM " + vmid + " was repaired", e);
        }
    }

    private static void obey(QmpClient qmp, String command) throws IOException, InterruptedException {
        try {
            qmp.execute(command, Map.of(), PATIENCE);
            if (command.equals("quit")) {
                qmp.end().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (QmpException e) {
            throw new IOException("QEMU refused " + command + ": " + e.getMessage(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new QmpTimeoutException(command, PATIENCE);
        }
    }
}
