// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Attaches a disk that is not attached. */
final class AttachDisk implements Operation {
    private final GuestItem guest;
    private final Background background;
    private final GuestDisk disk;
    private final ChoiceField<String> place =
            ChoiceField.of(new FieldState("attach-disk", Sentence.of("Attach as")), FreePlaces.buses(Set.of()));
    private final FlagField discard = new FlagField(new FieldState("attach-discard", Sentence.of("Discard")), true);

    AttachDisk(GuestItem guest, Background background, GuestDisk disk) {
        this.guest = guest;
        this.background = background;
        this.disk = disk;
        discard.state().hintProperty().set(Sentence.of("Gives freed space back."));
    }

    @Override
    public void opened() {
        Arguments path = new GuestCalls(guest).path();
        background.run(
                () -> guest.datacenter()
                        .api()
                        .call(GuestEndpoints.READ_CONFIG, path)
                        .keySet(),
                taken -> place.offer(FreePlaces.buses(taken)),
                reason -> place.offer(List.of()));
    }

    @Override
    public Sentence title() {
        return Sentence.of("Attach {0} of VM {1}", disk.key(), guest.vmid().toString());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(Sentence.of("The guest sees {0} as a disk again.", disk.volume()));
    }

    @Override
    public List<Field> fields() {
        return List.of(place, discard);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Attach");
    }

    @Override
    public Callable<List<String>> prepare() {
        GuestCalls calls = new GuestCalls(guest);
        String written = disk.volume() + (discard.isOn() ? ",discard=on" : "");
        Arguments arguments =
                Arguments.of(calls.path().options().with(place.value().orElseThrow(), written));
        return calls.task(GuestEndpoints.CHANGE_CONFIG_ASYNC, arguments);
    }
}
