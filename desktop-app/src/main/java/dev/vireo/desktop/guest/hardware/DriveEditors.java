// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.KeySetting;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.PropertyText;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.Drives;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editor.Purpose;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;
import java.util.function.Supplier;

/** Editors of disks and drives. */
final class DriveEditors {
    private static final Sentence ADVANCED = Sentence.of("Advanced: discard, SSD, threads, backups, limits");

    private final HostOffers offers;

    DriveEditors(HostOffers offers) {
        this.offers = offers;
    }

    /** How a disk that is there is attached. */
    Editor disk(String key) {
        DiskAttributes attributes = new DiskAttributes("edit-disk");
        attributes.suit(DiskBus.ofKey(key));
        Sheet sheet = new Sheet(List.of(attributes.cache()), ADVANCED, attributes.advanced());
        PropertySetting binding =
                new PropertySetting(() -> key, PropertyText.of(Disk.FILE.name()), attributes.settings());
        return new FormEditor(Sentence.of("Hard disk ({0})", key), Purpose.CHANGE, sheet, List.of(binding));
    }

    /** A detached disk that is attached again; the server takes it from among the detached ones by itself. */
    Editor attaching(String unused, Options configuration) {
        String volume = String.valueOf(configuration.raw(unused));
        DiskPlace place = freePlace("edit-disk", DiskBus.SCSI, configuration);
        DiskAttributes attributes = new DiskAttributes("edit-disk");
        place.bus().valueProperty().addListener((observable, before, now) -> attributes.suit(place.busOrScsi()));
        attributes.suit(place.busOrScsi());
        Supplier<String> written =
                () -> PropertyText.of(Disk.FILE.name()).format(attributes.store(Options.EMPTY.with(Disk.FILE, volume)));
        Sheet sheet =
                new Sheet(List.of(place.bus(), place.index(), attributes.cache()), ADVANCED, attributes.advanced());
        return new FormEditor(
                Sentence.of("Attach {0}", volume),
                Purpose.ADD,
                sheet,
                List.of(new KeySetting(place::key, place.index(), written)));
    }

    /** A new disk. */
    Editor newDisk(Options configuration) {
        List<String> taken = drives(configuration);
        DiskModel disk = new DiskModel(
                "edit-disk",
                DiskBus.SCSI,
                DiskPlace.freeIndex(DiskBus.SCSI, taken).orElse(0),
                offers.offer().storagesFor("images"));
        disk.place().avoid(() -> taken);
        offers.follow(offer -> disk.offerStorages(offer.storagesFor("images")));
        Sheet sheet = new Sheet(
                disk.main(), Sentence.of("Advanced: number, discard, SSD, threads, backups, limits"), disk.advanced());
        return new FormEditor(
                Sentence.of("New hard disk"),
                Purpose.ADD,
                sheet,
                List.of(new KeySetting(disk::key, disk.size(), disk::written)));
    }

    /** What lies in a CD drive. */
    Editor medium(String key) {
        MediumForm form = mediumForm();
        return FormEditor.of(
                Sentence.of("CD drive ({0})", key),
                Sheet.of(form.medium(), form.storage(), form.image()),
                form.binding(() -> key));
    }

    /** A new CD drive. */
    Editor newDrive(Options configuration) {
        MediumForm form = mediumForm();
        DiskPlace place = freePlace("edit-drive", DiskBus.IDE, configuration);
        return new FormEditor(
                Sentence.of("New CD drive"),
                Purpose.ADD,
                Sheet.of(form.medium(), form.storage(), form.image(), place.bus(), place.index()),
                List.of(new KeySetting(place::key, form.medium(), () -> form.file() + ",media=cdrom")));
    }

    private MediumForm mediumForm() {
        MediumForm form = new MediumForm("edit");
        form.storage()
                .valueProperty()
                .addListener((observable, before, now) ->
                        now.ifPresent(storage -> offers.readImages(StorageChoices.name(storage), form::offerImages)));
        offers.follow(offer -> form.offerStorages(offer.storagesFor("iso")));
        return form;
    }

    /** A disk for the variables of UEFI firmware. */
    Editor newEfiDisk() {
        ChoiceField<StorageState> storage = storageField("edit-efi-storage");
        FlagField keys = new FlagField(new FieldState("edit-efi-keys", Sentence.of("Secure boot keys")), true);
        keys.state()
                .hintProperty()
                .set(Sentence.of("Microsoft’s keys, with which Windows and most Linux systems boot securely."));
        Supplier<String> written = () -> name(storage) + ":1,efitype=4m,pre-enrolled-keys="
                + (keys.onProperty().get() ? "1" : "0");
        return new FormEditor(
                Sentence.of("New EFI disk"),
                Purpose.ADD,
                Sheet.of(storage, keys),
                List.of(new KeySetting(VmOptions.EFI_DISK::name, storage, written)));
    }

    /** A trusted platform module. */
    Editor newTpm() {
        ChoiceField<StorageState> storage = storageField("edit-tpm-storage");
        ChoiceField<String> version = DeviceChoices.tpmVersion();
        Supplier<String> written =
                () -> name(storage) + ":1,version=" + version.value().orElse("v2.0");
        return new FormEditor(
                Sentence.of("New TPM"),
                Purpose.ADD,
                Sheet.of(storage, version),
                List.of(new KeySetting(() -> "tpmstate0", storage, written)));
    }

    /** A drive with the settings for cloud-init. */
    Editor newCloudInit(Options configuration) {
        ChoiceField<StorageState> storage = storageField("edit-cloudinit-storage");
        DiskPlace place = freePlace("edit-cloudinit", DiskBus.IDE, configuration);
        Supplier<String> written = () -> name(storage) + ":cloudinit,media=cdrom";
        return new FormEditor(
                Sentence.of("New cloud-init drive"),
                Purpose.ADD,
                Sheet.of(storage, place.bus(), place.index()),
                List.of(new KeySetting(place::key, storage, written)));
    }

    private ChoiceField<StorageState> storageField(String id) {
        ChoiceField<StorageState> storage = new ChoiceField<StorageState>(new FieldState(id, Sentence.of("Storage")))
                .missing(Sentence.of("No storage of this node takes disks. Set one up first."));
        offers.follow(offer -> storage.offer(StorageChoices.of(offer.storagesFor("images"))));
        return storage;
    }

    private static String name(ChoiceField<StorageState> storage) {
        return storage.value().map(StorageChoices::name).orElse("");
    }

    private static DiskPlace freePlace(String prefix, DiskBus bus, Options configuration) {
        List<String> taken = drives(configuration);
        DiskPlace place =
                new DiskPlace(prefix, bus, DiskPlace.freeIndex(bus, taken).orElse(0));
        place.avoid(() -> taken);
        return place;
    }

    /** Keys of the drives that are there. */
    static List<String> drives(Options configuration) {
        return configuration.keys().stream().filter(Drives::isOnBus).toList();
    }
}
