// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.FreeNumber;
import dev.vireo.desktop.guest.container.FileSystemForm;
import dev.vireo.desktop.guest.create.OrderPage;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The container's root and its mount points. */
public final class FileSystemsPage implements OrderPage {
    /** More would not fit beside the form; further ones are added to the finished container. */
    private static final int MOST = 6;

    private final ObservableList<FileSystemForm> all = FXCollections.observableArrayList();
    // Kept: a view of a list that nobody holds is collected together with the listeners on it.
    private final ObservableList<FileSystemForm> view = FXCollections.unmodifiableObservableList(all);
    private final BooleanProperty valid = new SimpleBooleanProperty(true);
    private List<StorageState> storages = List.of();

    /** A page with the root alone. */
    public FileSystemsPage() {
        take(CtOptions.ROOTFS.name());
    }

    /** Adds a mount point with the lowest free number. */
    public FileSystemForm add() {
        int number = FreeNumber.of("mp", CtOptions.MOUNT_POINTS.last(), this::isTaken)
                .orElse(CtOptions.MOUNT_POINTS.last());
        return take("mp" + number);
    }

    private boolean isTaken(String key) {
        return all.stream().anyMatch(form -> form.key().equals(key));
    }

    private FileSystemForm take(String key) {
        FileSystemForm form = new FileSystemForm("wizard-disk", key, storages);
        form.path().checkedBy(typed -> objection(form, typed));
        form.path().textProperty().addListener((observable, before, now) -> refresh());
        // Told of changes alone: looking again makes every form doubt itself.
        form.form().valid().addListener((observable, before, now) -> refresh());
        all.add(form);
        refresh();
        return form;
    }

    private Optional<Sentence> objection(FileSystemForm form, String path) {
        return all.stream()
                .filter(other -> other != form
                        && !other.isRoot()
                        && other.path().written().equals(path))
                .findFirst()
                .map(other -> Sentence.of("{0} is mounted there already.", other.key()));
    }

    /** What is wrong with one can be cured by changing another: all are looked at again. */
    private void refresh() {
        all.forEach(form -> form.path().recheck());
        valid.set(all.stream().allMatch(form -> form.form().valid().get()));
    }

    /** Removes a mount point; the root stays. */
    public void remove(FileSystemForm form) {
        if (!form.isRoot()) {
            all.remove(form);
            refresh();
        }
    }

    /** Whether another one can be added. */
    public boolean hasRoom() {
        return all.size() < MOST;
    }

    /** The root, then the mount points in the order in which they were added. */
    public ObservableList<FileSystemForm> fileSystems() {
        return view;
    }

    /** Offers the storages that take disks of containers. */
    public void offerStorages(List<StorageState> offered) {
        storages = List.copyOf(offered);
        all.forEach(form -> form.offerStorages(storages));
        refresh();
    }

    @Override
    public Sentence step() {
        return Sentence.of("Disks");
    }

    @Override
    public Sentence question() {
        return Sentence.of("What disks does the container have?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return valid;
    }

    @Override
    public Options options() {
        Options options = Options.EMPTY;
        for (FileSystemForm form : all) {
            options = options.with(form.key(), form.written());
        }
        return options;
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        Optional<FileSystemForm> refused =
                all.stream().filter(form -> form.key().equals(parameter)).findFirst();
        refused.ifPresent(form -> (form.size().state().shownProperty().get() ? form.size() : form.nodePath())
                .state()
                .refusalProperty()
                .set(Optional.of(reason)));
        return refused.isPresent();
    }
}
