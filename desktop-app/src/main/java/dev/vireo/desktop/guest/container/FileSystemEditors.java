// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.KeySetting;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.PropertyText;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.FreeNumber;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editor.Purpose;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.desktop.guest.config.Removal;
import dev.vireo.desktop.guest.hardware.HostOffers;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Editors of a container's file systems.
 *
 * @param guest number of the container, to be typed where data are lost
 */
record FileSystemEditors(Vmid guest, HostOffers offers) {
    private static final Sentence ADVANCED = Sentence.of("Advanced: ACL, quotas, replication, mount options");

    /** How a file system that is there is mounted. */
    Editor change(String key) {
        boolean isRoot = key.equals(CtOptions.ROOTFS.name());
        MountAttributes attributes = new MountAttributes("edit-mount", isRoot);
        List<Field> main = new ArrayList<>();
        List<Setting> parts = new ArrayList<>();
        if (!isRoot) {
            InputField<String> path = path();
            main.add(path);
            parts.add(Setting.of(ContainerDisk.PATH.name(), path));
        }
        main.addAll(attributes.main());
        parts.addAll(attributes.settings());
        return new FormEditor(
                isRoot ? Sentence.of("Root disk") : Sentence.of("Mount point ({0})", key),
                Purpose.CHANGE,
                new Sheet(main, ADVANCED, attributes.advanced()),
                List.of(new PropertySetting(() -> key, PropertyText.of(ContainerDisk.VOLUME.name()), parts)));
    }

    private static InputField<String> path() {
        InputField<String> path = InputField.of(
                new FieldState("edit-mount-path", Sentence.of("Path in the container")),
                ContainerDisk.PATH.type(),
                (given, cause) -> Sentence.of(
                        "A path such as /srv/data, without “..” and commas, is needed; “{0}” is given.", given));
        path.state().hintProperty().set(Sentence.of("The container sees it there, such as /srv/data."));
        return path;
    }

    /** A new mount point. */
    Editor add(Options options) {
        FileSystemForm form = new FileSystemForm(
                "edit-mount", freeKey(options), offers.offer().storagesFor("rootdir"));
        offers.follow(offer -> form.offerStorages(offer.storagesFor("rootdir")));
        return new FormEditor(
                Sentence.of("New mount point"),
                Purpose.ADD,
                new Sheet(form.main(), ADVANCED, form.advanced()),
                List.of(new KeySetting(form::key, form.path(), form::written)));
    }

    /** A volume that is mounted again. */
    Editor mount(String unused, Options options) {
        String volume = String.valueOf(options.raw(unused));
        String key = freeKey(options);
        InputField<String> path = path();
        MountAttributes attributes = new MountAttributes("edit-mount", false);
        List<Field> main = new ArrayList<>(List.of(path));
        main.addAll(attributes.main());
        return new FormEditor(
                Sentence.of("Mount {0}", volume),
                Purpose.ADD,
                new Sheet(main, ADVANCED, attributes.advanced()),
                List.of(new KeySetting(
                        () -> key,
                        path,
                        () -> PropertyText.of(ContainerDisk.VOLUME.name())
                                .format(attributes.store(Options.EMPTY
                                        .with(ContainerDisk.VOLUME, volume)
                                        .with(ContainerDisk.PATH, path.formatted()))))));
    }

    /** Whether there is room for another mount point. */
    static boolean hasRoom(Options options) {
        return free(options).isPresent();
    }

    private static Optional<Integer> free(Options options) {
        return FreeNumber.of("mp", CtOptions.MOUNT_POINTS.last(), key -> options.raw(key) != null);
    }

    private static String freeKey(Options options) {
        return "mp" + free(options).orElse(CtOptions.MOUNT_POINTS.last());
    }

    /** What becomes of a mount point that is taken away, or of a volume that is not mounted. */
    Editor removal(String key, String written) {
        String source = written.split(",", 2)[0].replaceFirst("^volume=", "");
        if (CtOptions.UNUSED.indexOf(key).isPresent()) {
            return Removal.deleting(
                    Sentence.of("Delete {0}?", key),
                    Sentence.of("The volume {0} and all data on it are deleted for good.", source),
                    key,
                    guest);
        }
        return source.startsWith("/")
                ? Removal.of(
                        Sentence.of("Remove {0}?", key),
                        Sentence.of("The container no longer sees {0}; the node keeps all that is in it.", source),
                        key)
                : Removal.detaching(
                        Sentence.of("Unmount {0}?", key),
                        Sentence.of(
                                "The volume {0} stays with the container without being mounted. It can be mounted again at"
                                        + " any time.",
                                source),
                        key);
    }
}
