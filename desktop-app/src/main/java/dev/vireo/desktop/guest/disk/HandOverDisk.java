// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.guest.GuestMethods;
import dev.vireo.desktop.guest.GuestNames;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContainerDiskEndpoints;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.Vmid;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Gives a disk to another guest of the same node. */
public final class HandOverDisk implements Operation {
    private final GuestItem guest;
    private final Background background;
    private final GuestDisk disk;
    private final ChoiceField<Vmid> receiver = new ChoiceField<Vmid>(
                    new FieldState("reassign-guest", Sentence.of("Guest")))
            .missing(Sentence.of("There is no other guest of this kind on this node."));
    private final ChoiceField<String> place =
            new ChoiceField<>(new FieldState("reassign-disk", Sentence.of("Becomes")));

    /** Gives away that disk of that guest. */
    public HandOverDisk(GuestItem guest, Background background, GuestDisk disk) {
        this.guest = guest;
        this.background = background;
        this.disk = disk;
        receiver.valueProperty().addListener((observed, before, now) -> now.ifPresent(this::readPlaces));
    }

    @Override
    public void opened() {
        receiver.offer(guest.node().guests().stream()
                .filter(other -> other.kind() == guest.kind() && !other.vmid().equals(guest.vmid()))
                .map(HandOverDisk::choice)
                .toList());
    }

    private static Choice<Vmid> choice(GuestItem other) {
        boolean isTemplate = other.templateProperty().get();
        return Choice.of(other.vmid(), Sentence.verbatim(other.vmid() + " " + other.name()))
                .barredBy(isTemplate ? Sentence.of("A template's disks never change.") : Sentence.EMPTY);
    }

    private void readPlaces(Vmid vmid) {
        Arguments path =
                Arguments.NONE.with(PathParameters.NODE, guest.node().node()).with(PathParameters.VMID, vmid);
        background.run(
                () -> guest.datacenter()
                        .api()
                        .call(GuestMethods.of(guest).readConfig(), path)
                        .keySet(),
                taken -> place.offer(DiskPlaces.free(guest.kind(), taken)),
                reason -> place.offer(DiskPlaces.free(guest.kind(), Set.of())));
    }

    @Override
    public Sentence title() {
        return Sentence.of("Hand over disk {0} of {1}", disk.key(), GuestNames.of(guest));
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        boolean isRunning = guest.status().isActive();
        return new SimpleObjectProperty<>(
                isRunning && !disk.isUnused()
                        ? Sentence.of(
                                "{0} loses {1}; nothing on it is lost. It runs: shut it down first.",
                                GuestNames.of(guest), disk.words())
                        : Sentence.of(
                                "{0} loses {1}, and the other guest gets it; nothing on it is lost.",
                                GuestNames.of(guest), disk.words()));
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(receiver, place);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("target-vmid", receiver, "target-disk", place, "target-volume", place);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Hand over");
    }

    @Override
    public Callable<List<String>> prepare() {
        GuestCalls calls = new GuestCalls(guest);
        boolean isVm = guest.kind() == GuestItem.Kind.VM;
        String key = place.value().orElseThrow();
        Arguments arguments =
                calls.path().with(DiskEndpoints.TARGET_VMID, receiver.value().orElseThrow());
        return calls.task(
                GuestMethods.of(guest).move(),
                arguments
                        .with(isVm ? DiskEndpoints.DISK : ContainerDiskEndpoints.VOLUME, disk.key())
                        .with(isVm ? DiskEndpoints.TARGET_DISK : ContainerDiskEndpoints.TARGET_VOLUME, key));
    }
}
