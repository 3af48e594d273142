// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Watch;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestMethods;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.task.TaskEnds;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.id.Upid;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The configuration of one guest where its server keeps it: read, changed, and what waits taken back. */
public final class RemoteConfiguration {
    private final GuestItem guest;
    private final Background background;
    private final TaskEnds taskEnds;
    private final Consumer<String> begun;
    private final Consumer<String> refusedLater;

    /**
     * @param begun is told the UPID of each task that a change begins
     * @param refusedLater is told why a change was refused when there is no editor any more to say it in
     */
    public RemoteConfiguration(
            GuestItem guest, Background background, Consumer<String> begun, Consumer<String> refusedLater) {
        this.guest = guest;
        this.background = background;
        this.taskEnds = new TaskEnds(background);
        this.begun = begun;
        this.refusedLater = refusedLater;
    }

    /** Reads the configuration. The digest is read first: if it is older than the values, a change asks in vain, no more. */
    private Callable<GuestConfiguration> reading() {
        AgentApi api = api();
        Arguments path = path();
        GuestMethods methods = methods();
        return () -> {
            Object digest = api.call(methods.readConfig(), path).get("digest");
            return GuestConfiguration.of(api.call(methods.readPending(), path), digest);
        };
    }

    /** Reads the configuration once. */
    void read(Consumer<GuestConfiguration> done, Consumer<Throwable> failed) {
        background.run(reading(), done, failed);
    }

    /** Reads the configuration while somebody looks at it. */
    Watch<GuestConfiguration> watch(Consumer<GuestConfiguration> taken, Consumer<Throwable> failed) {
        return new Watch<>(background, this::reading, taken, failed);
    }

    /**
     * Makes a change, unless the configuration is no longer the one with that digest.
     *
     * @param done is called when all of it is made, disks included
     */
    void change(ConfigurationChange change, String digest, Runnable done, Consumer<Throwable> failed) {
        AgentApi api = api();
        Arguments arguments = change.arguments(path(), digest);
        background.run(
                () -> Optional.ofNullable(send(api, change, arguments)),
                upid -> upid.ifPresentOrElse(task -> follow(task, done, failed), done),
                failed);
    }

    private @Nullable String send(AgentApi api, ConfigurationChange change, Arguments arguments) {
        if (change.isLong() && guest.kind() == GuestItem.Kind.VM) {
            return api.call(GuestEndpoints.CHANGE_CONFIG_ASYNC, arguments);
        }
        api.call(methods().changeConfig(), arguments);
        return null;
    }

    private void follow(String upid, Runnable done, Consumer<Throwable> failed) {
        begun.accept(upid);
        try {
            taskEnds.follow(api(), Upid.parse(upid), status -> {
                if (status.isSuccess()) {
                    done.run();
                } else {
                    failed.accept(ApiException.failed(String.valueOf(status.exitstatus())));
                }
            });
        } catch (InvalidValueException e) {
            done.run(); // a server that names no task has made the change already
        }
    }

    /** Says what there is no editor for any more. */
    void refuseLater(String reason) {
        refusedLater.accept(reason);
    }

    /** Drops what waits for the next start under some keys. */
    void revert(List<String> keys, String digest, Runnable done, Consumer<Throwable> failed) {
        AgentApi api = api();
        Arguments arguments = path().with(GuestEndpoints.REVERT, String.join(",", keys));
        Arguments guarded = digest.isEmpty() ? arguments : arguments.with(GuestEndpoints.DIGEST, digest);
        background.run(
                () -> {
                    api.call(methods().changeConfig(), guarded);
                    return true;
                },
                isDone -> done.run(),
                failed);
    }

    /** Restarts the guest, so that what waits takes hold. */
    void reboot(Consumer<Throwable> failed) {
        AgentApi api = api();
        Arguments path = path();
        background.run(() -> api.call(methods().reboot(), path), begun, failed);
    }

    private GuestMethods methods() {
        return GuestMethods.of(guest);
    }

    private AgentApi api() {
        return guest.datacenter().api();
    }

    private Arguments path() {
        return new GuestCalls(guest).path();
    }
}
