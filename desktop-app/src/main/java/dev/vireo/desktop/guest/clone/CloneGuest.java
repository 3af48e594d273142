// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.clone;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestMethods;
import dev.vireo.desktop.guest.GuestNames;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.guest.SnapshotAnswers;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotEntry;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.id.Vmid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Makes a copy of a guest, of its present state or of a snapshot. */
public final class CloneGuest implements Operation {
    private final GuestItem guest;
    private final Background background;
    private final CloneForm form;

    /** A copy of that guest. */
    public CloneGuest(GuestItem guest, Background background) {
        this.guest = guest;
        this.background = background;
        this.form = new CloneForm(guest);
    }

    @Override
    public void opened() {
        form.target().read(guest.datacenter().api(), background, guest.node().node());
        background.run(
                () -> guest.datacenter().api().call(ClusterEndpoints.NEXT_ID, Arguments.NONE),
                free -> form.vmid().textProperty().set(free),
                reason -> {} /* the number is typed then */);
        if (guest.templateProperty().get()) {
            return;
        }
        Arguments path = new GuestCalls(guest).path();
        background.run(
                () -> guest
                        .datacenter()
                        .api()
                        .call(GuestMethods.of(guest).snapshots().list(), path)
                        .stream()
                        .map(SnapshotEntry::name)
                        .filter(name -> !name.equals(SnapshotAnswers.CURRENT))
                        .map(SnapshotName::parse)
                        .toList(),
                form::offerSnapshots,
                reason -> {} /* what is now can be cloned all the same */);
    }

    /** The number that the copy gets, once it is typed right. */
    public Optional<Vmid> newVmid() {
        return form.vmid().value();
    }

    @Override
    public Sentence title() {
        return Sentence.of("Clone {0}", GuestNames.full(guest));
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        if (guest.kind() == GuestItem.Kind.VM) {
            return new SimpleObjectProperty<>(Sentence.of(
                    "The copy gets network addresses and machine identifiers of its own. Names and keys inside the"
                            + " guest's system stay the same: change them there, or let cloud-init do it."));
        }
        return guest.statusProperty().map(CloneGuest::ofContainer);
    }

    private static Sentence ofContainer(ItemStatus status) {
        return status.isActive()
                ? Sentence.of("The container runs: shut it down first.")
                : Sentence.of("The copy gets a hardware address, a host name, SSH host keys and a machine identifier of"
                        + " its own. A fixed IP address stays the same: change it before both run.");
    }

    @Override
    public Sheet sheet() {
        return new Sheet(form.fields(), Sentence.of("Advanced: notes, limit of throughput"), form.advanced());
    }

    @Override
    public Map<String, Field> byParameter() {
        return form.byParameter();
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Clone");
    }

    @Override
    public Callable<List<String>> prepare() {
        GuestCalls calls = new GuestCalls(guest);
        return calls.task(GuestMethods.of(guest).copy(), form.addTo(calls.path()));
    }
}
