// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.clone;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.guest.GuestNames;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.CloneEndpoints;
import dev.vireo.model.api.ContainerDiskEndpoints;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Turns a stopped guest into a template; there is no way back but a clone of it. */
public final class MakeTemplate implements Operation {
    private final GuestItem guest;
    private final Background background;
    private final ObjectProperty<Sentence> meaning;

    /** A template out of that guest. */
    public MakeTemplate(GuestItem guest, Background background) {
        this.guest = guest;
        this.background = background;
        this.meaning = new SimpleObjectProperty<>(meaning(Sentence.of("its disks")));
    }

    private Sentence meaning(Sentence disks) {
        return Sentence.of(
                "{0} never starts again, and nothing is written to {1} any more. In exchange clones of it are there at"
                        + " once. This cannot be taken back; a full clone is a common guest again.",
                GuestNames.of(guest), disks);
    }

    @Override
    public void opened() {
        Arguments path = new GuestCalls(guest).path();
        background.run(
                () -> GuestDisk.read(guest, path),
                disks -> meaning.set(meaning(disks.isEmpty() ? Sentence.of("its disks") : GuestDisk.words(disks))),
                reason -> {} /* the sentence speaks of disks without naming them */);
    }

    @Override
    public Sentence title() {
        return Sentence.of("Convert {0} to a template?", GuestNames.full(guest));
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return meaning;
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Convert to template");
    }

    @Override
    public boolean destroys() {
        return true;
    }

    @Override
    public Callable<List<String>> prepare() {
        GuestCalls calls = new GuestCalls(guest);
        return guest.kind() == GuestItem.Kind.VM
                ? calls.task(CloneEndpoints.MAKE_TEMPLATE, calls.path())
                : calls.change(ContainerDiskEndpoints.MAKE_TEMPLATE, calls.path());
    }
}
