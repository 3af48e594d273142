// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.guest.GuestMethods;
import dev.vireo.desktop.guest.GuestNames;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.option.ValueTypes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Makes a disk larger. Smaller is not possible: what lies at its end would be lost. */
public final class ResizeDisk implements Operation {
    /** Most GiB that are added at once. */
    private static final long MOST = 131_072;

    private static final double GIB = 1L << 30;

    private final GuestItem guest;
    private final GuestDisk disk;
    private final InputField<Double> more;

    /** Enlarges that disk of that guest. */
    public ResizeDisk(GuestItem guest, GuestDisk disk) {
        this.guest = guest;
        this.disk = disk;
        this.more = InputField.of(new FieldState("resize-more", Sentence.of("Add")), ValueTypes.number(0.001, MOST))
                .in(Sentence.of("GiB"), 8)
                .holding("8");
        more.textProperty().addListener((observed, before, now) -> tellResult());
        tellResult();
    }

    private void tellResult() {
        Sentence hint = disk.size()
                .flatMap(now -> more.value()
                        .map(added -> Sentence.of(
                                "{0} GiB now, {1} GiB afterwards.",
                                gibibytes((double) now.bytes()), gibibytes(now.bytes() + added * GIB))))
                .orElse(Sentence.EMPTY);
        more.state().hintProperty().set(hint);
    }

    private static String gibibytes(double bytes) {
        return BigDecimal.valueOf(Math.round(bytes / GIB * 1000))
                .movePointLeft(3)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public Sentence title() {
        return Sentence.of("Enlarge disk {0} of {1}", disk.key(), GuestNames.of(guest));
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                guest.kind() == GuestItem.Kind.CT
                        ? Sentence.of("Works while the container runs; its file system grows with it. A disk cannot be"
                                + " made smaller.")
                        : Sentence.of("Works while the guest runs. The partitions and file systems in the"
                                + " guest are enlarged there afterwards. A disk cannot be made smaller."));
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(more);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("size", more);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Enlarge");
    }

    @Override
    public Callable<List<String>> prepare() {
        long mebibytes = Math.round(more.value().orElse(0.0) * 1024);
        String size = mebibytes % 1024 == 0 ? "+" + mebibytes / 1024 + "G" : "+" + mebibytes + "M";
        GuestCalls calls = new GuestCalls(guest);
        return calls.task(
                GuestMethods.of(guest).resize(),
                calls.path().with(DiskEndpoints.ATTACHED_DISK, disk.key()).with(DiskEndpoints.SIZE, size));
    }
}
