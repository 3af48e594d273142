// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.guest.GuestMethods;
import dev.vireo.desktop.guest.power.PowerAction;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.option.Option;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Acts on guests; what was begun appears among the tasks, what was refused among the notices. */
public final class GuestActions {
    private final Background background;
    private final BiConsumer<Datacenter, String> begun;
    private final Consumer<String> refused;

    /**
     * @param begun is told each task that was begun
     * @param refused is told why something was not begun
     */
    public GuestActions(Background background, BiConsumer<Datacenter, String> begun, Consumer<String> refused) {
        this.background = background;
        this.begun = begun;
        this.refused = refused;
    }

    /** Does something to a guest's power, without asking. */
    public void perform(GuestItem guest, PowerAction action) {
        begin(guest, action.endpoint(guest.kind()), new GuestCalls(guest).path());
    }

    /** Removes a guest with its disks, without asking. */
    public void remove(GuestItem guest) {
        begin(
                guest,
                GuestMethods.of(guest).destroy(),
                new GuestCalls(guest).path().with(purge(guest), true));
    }

    private static Option<Boolean> purge(GuestItem guest) {
        return guest.kind() == GuestItem.Kind.VM ? GuestEndpoints.PURGE : ContainerEndpoints.PURGE;
    }

    private void begin(GuestItem guest, Endpoint<String> endpoint, Arguments arguments) {
        background.run(
                () -> guest.datacenter().api().call(endpoint, arguments),
                upid -> begun.accept(guest.datacenter(), upid),
                failure -> refused.accept(Failures.words(failure)));
    }

    /**
     * Finds out which disks a guest has, those of no bus included.
     *
     * @param failed is told why they are not known
     */
    public void readDisks(GuestItem guest, Consumer<List<GuestDisk>> found, Consumer<Throwable> failed) {
        Arguments path = new GuestCalls(guest).path();
        background.run(() -> GuestDisk.read(guest, path), found, failed);
    }
}
