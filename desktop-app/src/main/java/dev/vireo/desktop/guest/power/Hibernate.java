// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.power;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestNames;
import dev.vireo.desktop.guest.disk.DiskTarget;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.id.StorageId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Writes a guest's memory to a storage and switches it off; the next start goes on from there. */
public final class Hibernate implements Operation {
    private final GuestItem guest;
    private final Background background;
    private final DiskTarget target = new DiskTarget("hibernate", true);

    /** A hibernation of that guest. */
    public Hibernate(GuestItem guest, Background background) {
        this.guest = guest;
        this.background = background;
        storage()
                .state()
                .hintProperty()
                .set(Sentence.of("Takes as much space as the guest has memory, until it is started again."));
    }

    private ChoiceField<?> storage() {
        return target.storage();
    }

    @Override
    public void opened() {
        target.read(guest.datacenter().api(), background, guest.node().node());
    }

    @Override
    public Sentence title() {
        return Sentence.of("Hibernate {0}", GuestNames.full(guest));
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(Sentence.of(
                "Its memory is written to a storage and it is switched off. The next start goes on with every"
                        + " program where it stopped."));
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(storage());
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("statestorage", storage());
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Hibernate");
    }

    @Override
    public Callable<List<String>> prepare() {
        GuestCalls calls = new GuestCalls(guest);
        Arguments arguments = calls.path().with(GuestEndpoints.TO_DISK, true);
        String chosen = target.storageName();
        return calls.task(
                GuestEndpoints.SUSPEND_VM,
                chosen.isEmpty() ? arguments : arguments.with(GuestEndpoints.STATE_STORAGE, StorageId.parse(chosen)));
    }
}
