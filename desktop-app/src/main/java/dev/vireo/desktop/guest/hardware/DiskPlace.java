// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.FreeNumber;
import dev.vireo.model.option.ValueTypes;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a drive is attached: its bus and the number on it. */
public final class DiskPlace {
    private final ChoiceField<DiskBus> bus;
    private final InputField<Long> index;

    /** @param prefix begins the fields' ids */
    DiskPlace(String prefix, DiskBus startBus, int startIndex) {
        bus = ChoiceField.of(
                new FieldState(prefix + "-bus", Sentence.of("Bus")),
                DiskBus.IN_ORDER.stream().map(b -> Choice.of(b, b.label())).toList());
        index = InputField.of(new FieldState(prefix + "-index", Sentence.of("Number")), ValueTypes.integer(0, 30));
        bus.choose(startBus);
        index.textProperty().set(Integer.toString(startIndex));
        bus.valueProperty().addListener((observable, before, now) -> advise());
        advise();
    }

    private void advise() {
        bus.state().hintProperty().set(busOrScsi().advice());
    }

    /**
     * Keeps the number free: it moves to the lowest free one when the bus changes, and one that is taken is refused.
     *
     * @param taken keys that other drives have
     */
    void avoid(Supplier<? extends Collection<String>> taken) {
        bus.valueProperty()
                .addListener((observable, before, now) -> freeIndex(busOrScsi(), taken.get())
                        .ifPresent(number -> index.textProperty().set(Integer.toString(number))));
        index.checkedBy(number -> objection(taken.get()), bus.valueProperty());
    }

    private Optional<Sentence> objection(Collection<String> taken) {
        if (busOrScsi().family().indexOf(key()).isEmpty()) {
            return Optional.of(Sentence.of(
                    "This bus has the numbers 0 to {0}.",
                    Integer.toString(busOrScsi().family().last())));
        }
        return taken.contains(key())
                ? Optional.of(Sentence.of("{0} is used by another disk.", key()))
                : Optional.empty();
    }

    /** The lowest number on a bus that no other drive has. */
    public static Optional<Integer> freeIndex(DiskBus bus, Collection<String> taken) {
        return FreeNumber.of(bus.word(), bus.family().last(), taken::contains);
    }

    DiskBus busOrScsi() {
        return bus.value().orElse(DiskBus.SCSI);
    }

    /** The key of the drive, such as {@code scsi0}. */
    public String key() {
        return busOrScsi().word() + index.value().orElse(0L);
    }

    /** Its bus. */
    public ChoiceField<DiskBus> bus() {
        return bus;
    }

    /** Number on the bus. */
    public InputField<Long> index() {
        return index;
    }
}
