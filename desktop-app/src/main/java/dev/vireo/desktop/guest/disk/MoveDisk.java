// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
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
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Moves a disk to another storage or format, while the guest runs too. */
public final class MoveDisk implements Operation {
    private final GuestItem guest;
    private final Background background;
    private final GuestDisk disk;
    private final DiskTarget target;
    private final FlagField delete =
            new FlagField(new FieldState("move-delete", Sentence.of("Remove the old volume")), true);
    private final InputField<Long> limit = InputField.of(
                    new FieldState("move-limit", Sentence.of("Limit")), ValueTypes.integer(1, 100_000))
            .in(Sentence.of("MiB/s"), 10)
            .mayBeEmpty(Sentence.of("none"));

    /** Moves that disk of that guest. */
    public MoveDisk(GuestItem guest, Background background, GuestDisk disk) {
        this.guest = guest;
        this.background = background;
        this.disk = disk;
        this.target = new DiskTarget("move", false, guest.kind());
        delete.onProperty().addListener((observed, before, now) -> tellOld());
        tellOld();
    }

    private void tellOld() {
        delete.state()
                .hintProperty()
                .set(
                        delete.onProperty().get()
                                ? Sentence.of("Once the copy is complete, {0} is removed.", disk.volume())
                                : Sentence.of(
                                        "{0} stays with the guest as a disk that is not attached.", disk.volume()));
    }

    @Override
    public void opened() {
        target.read(guest.datacenter().api(), background, guest.node().node());
    }

    @Override
    public Sentence title() {
        return Sentence.of("Move disk {0} of {1}", disk.key(), GuestNames.of(guest));
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(isContainer() ? ofContainer() : ofMachine());
    }

    private boolean isContainer() {
        return guest.kind() == GuestItem.Kind.CT;
    }

    private Sentence ofContainer() {
        return guest.status().isActive() && !disk.isUnused()
                ? Sentence.of("{0} lies on {1}. The container runs: shut it down first.", disk.words(), disk.storage())
                : Sentence.of("{0} lies on {1} and is copied with all that is in it.", disk.words(), disk.storage());
    }

    private Sentence ofMachine() {
        return Sentence.of(
                "{0} lies on {1} as {2}. The guest can run meanwhile: it changes over when the copy is complete.",
                disk.words(), disk.storage(), disk.format());
    }

    @Override
    public Sheet sheet() {
        return new Sheet(
                List.of(target.storage(), target.format(), delete),
                Sentence.of("Advanced: limit of throughput"),
                List.of(limit));
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("storage", target.storage(), "format", target.format(), "delete", delete, "bwlimit", limit);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Move");
    }

    @Override
    public Callable<List<String>> prepare() {
        GuestCalls calls = new GuestCalls(guest);
        Arguments arguments = target.addTo(
                calls.path().with(isContainer() ? ContainerDiskEndpoints.VOLUME : DiskEndpoints.DISK, disk.key()));
        if (delete.isOn()) {
            arguments = arguments.with(DiskEndpoints.DELETE, true);
        }
        Long most = limit.value().orElse(null);
        return calls.task(GuestMethods.of(guest).move(), most == null ? arguments : limited(arguments, most * 1024));
    }

    private Arguments limited(Arguments arguments, long kibibytes) {
        return isContainer()
                ? arguments.with(ContainerDiskEndpoints.BANDWIDTH, (double) kibibytes)
                : arguments.with(DiskEndpoints.BANDWIDTH_LIMIT, kibibytes);
    }
}
