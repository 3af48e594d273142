// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.FreeNumber;
import dev.vireo.desktop.guest.hardware.DiskBus;
import dev.vireo.desktop.guest.hardware.DiskModel;
import dev.vireo.desktop.guest.options.OsProfile;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The guest's new disks; none at all is allowed. */
public final class DisksPage implements OrderPage {
    private static final String CD_DRIVE = "ide2";
    /** More would not fit beside the form; further disks are added to the finished guest. */
    private static final int MOST = 8;

    private final ObservableList<DiskModel> disks = FXCollections.observableArrayList();
    // Kept: a view of a list that nobody holds is collected together with the listeners on it.
    private final ObservableList<DiskModel> disksView = FXCollections.unmodifiableObservableList(disks);
    private final BooleanProperty valid = new SimpleBooleanProperty(true);
    private List<StorageState> storages = List.of();
    private DiskBus usualBus = DiskBus.SCSI;

    /** A page with one disk. */
    public DisksPage() {
        add();
    }

    /** Adds a disk on the usual bus, with the lowest free number. */
    public DiskModel add() {
        DiskBus bus = freeIndex(usualBus).isPresent() ? usualBus : DiskBus.SCSI;
        DiskModel disk = new DiskModel("wizard-disk", bus, freeIndex(bus).orElse(0), storages);
        disk.index().checkedBy(number -> objection(disk), disk.busField().valueProperty());
        disk.busField().valueProperty().addListener((observable, before, now) -> moveTo(disk));
        disk.index().textProperty().addListener((observable, before, now) -> refresh());
        disk.form().valid().addListener((observable, before, now) -> refresh());
        disks.add(disk);
        refresh();
        return disk;
    }

    /** Removes a disk. */
    public void remove(DiskModel disk) {
        disks.remove(disk);
        refresh();
    }

    /** Whether another disk can be added. */
    public boolean hasRoom() {
        return disks.size() < MOST;
    }

    /** The disks in the order in which they were added. */
    public ObservableList<DiskModel> disks() {
        return disksView;
    }

    private void moveTo(DiskModel disk) {
        Optional<Integer> free = freeIndex(disk, disk.bus());
        free.ifPresent(number -> disk.index().textProperty().set(Integer.toString(number)));
        refresh();
    }

    private Optional<Integer> freeIndex(DiskBus bus) {
        return freeIndex(null, bus);
    }

    private Optional<Integer> freeIndex(@Nullable DiskModel asking, DiskBus bus) {
        List<String> taken = disks.stream()
                .filter(disk -> disk != asking)
                .map(DiskModel::key)
                .toList();
        return FreeNumber.of(bus.word(), bus.family().last(), key -> taken.contains(key) || key.equals(CD_DRIVE));
    }

    private Optional<Sentence> objection(DiskModel disk) {
        String key = disk.key();
        if (key.equals(CD_DRIVE)) {
            return Optional.of(Sentence.of("ide2 is the CD drive. Choose another number."));
        }
        if (disk.bus().family().indexOf(key).isEmpty()) {
            return Optional.of(Sentence.of(
                    "This bus has the numbers 0 to {0}.",
                    Integer.toString(disk.bus().family().last())));
        }
        boolean isTaken =
                disks.stream().anyMatch(other -> other != disk && other.key().equals(key));
        return isTaken ? Optional.of(Sentence.of("{0} is used by another disk.", key)) : Optional.empty();
    }

    /** What is wrong with one disk can be cured by changing another: all are looked at again. */
    private void refresh() {
        disks.forEach(disk -> disk.index().recheck());
        valid.set(disks.stream().allMatch(disk -> disk.form().valid().get()));
    }

    /** Offers the storages that take disks. */
    public void offerStorages(List<StorageState> offered) {
        storages = List.copyOf(offered);
        disks.forEach(disk -> disk.offerStorages(storages));
        refresh();
    }

    /** Moves the disks to the bus that an operating system has a driver for. */
    void suit(OsProfile profile) {
        usualBus = DiskBus.of(profile.diskBus());
        disks.forEach(disk -> disk.busField().choose(usualBus));
    }

    @Override
    public Sentence step() {
        return Sentence.of("Disks");
    }

    @Override
    public Sentence question() {
        return Sentence.of("What disks does the guest have?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return valid;
    }

    @Override
    public Options options() {
        Options options = Options.EMPTY;
        for (DiskModel disk : disks) {
            int number = disk.index().value().orElse(0L).intValue();
            options = options.with(disk.bus().family().member(number).name(), disk.written());
        }
        return options;
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        Optional<DiskModel> refused =
                disks.stream().filter(disk -> disk.key().equals(parameter)).findFirst();
        refused.ifPresent(disk -> disk.size().state().refusalProperty().set(Optional.of(reason)));
        return refused.isPresent();
    }
}
