// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.guest.Drives;
import dev.vireo.desktop.guest.FreeNumber;
import dev.vireo.desktop.guest.config.Addition;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editor.Purpose;
import dev.vireo.desktop.guest.config.Editors;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.desktop.guest.config.GuestConfiguration;
import dev.vireo.desktop.guest.config.Removal;
import dev.vireo.desktop.guest.hardware.HostOffers;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Optional;

/** The editor of each resource of a container: one line a kind. */
public final class ResourceEditors implements Editors {
    private static final Sentence ALL_TAKEN = Sentence.of("The guest has as many as it can.");

    private final HostOffers offers;
    private final FileSystemEditors fileSystems;

    /** Editors for one container, with what its node offers. */
    public ResourceEditors(GuestItem guest, OfferReader reader) {
        this.offers = new HostOffers(guest, reader);
        this.fileSystems = new FileSystemEditors(guest.vmid(), offers);
    }

    @Override
    public void prepare() {
        offers.read();
    }

    @Override
    public boolean edits(String key, GuestConfiguration configuration) {
        boolean isThere = configuration.afterRestart().raw(key) != null;
        return key.equals("memory") || key.equals("cores") || (isThere && (isVolume(key) || isDevice(key)));
    }

    private static boolean isVolume(String key) {
        return Drives.isFileSystem(key) || Drives.isDetached(key);
    }

    private static boolean isDevice(String key) {
        return CtOptions.DEVICES.indexOf(key).isPresent();
    }

    @Override
    public Optional<Editor> editor(String key, GuestConfiguration configuration) {
        return edits(key, configuration) ? Optional.of(make(key, configuration.afterRestart())) : Optional.empty();
    }

    private Editor make(String key, Options options) {
        if (key.equals("memory")) {
            ContainerMemoryForm form = new ContainerMemoryForm("edit");
            return new FormEditor(Sentence.of("Memory"), Purpose.CHANGE, form.sheet(), form.bindings());
        }
        if (key.equals("cores")) {
            ShareForm form = new ShareForm("edit");
            form.offer(offers.processors());
            return new FormEditor(Sentence.of("Processors"), Purpose.CHANGE, form.sheet(), form.bindings());
        }
        if (isDevice(key)) {
            return PassageEditor.of(key, Purpose.CHANGE);
        }
        return Drives.isDetached(key) ? fileSystems.mount(key, options) : fileSystems.change(key);
    }

    @Override
    public Optional<Editor> removal(String key, GuestConfiguration configuration) {
        String written = configuration.afterRestart().raw(key);
        if (written == null || key.equals(CtOptions.ROOTFS.name())) {
            return Optional.empty();
        }
        if (isDevice(key)) {
            return Optional.of(Removal.of(
                    Sentence.of("Remove {0}?", key), Sentence.of("The guest loses this device: {0}", written), key));
        }
        return isVolume(key) ? Optional.of(fileSystems.removal(key, written)) : Optional.empty();
    }

    @Override
    public List<Addition> additions(GuestConfiguration configuration) {
        Options options = configuration.afterRestart();
        return List.of(
                new Addition(
                        "mount",
                        Icon.DISK,
                        Sentence.of("Mount point"),
                        FileSystemEditors.hasRoom(options) ? Sentence.EMPTY : ALL_TAKEN,
                        read -> fileSystems.add(read.afterRestart())),
                new Addition(
                        "device",
                        Icon.CPU,
                        Sentence.of("Device of the node"),
                        freeDevice(options).isPresent() ? Sentence.EMPTY : ALL_TAKEN,
                        read -> PassageEditor.of(
                                "dev" + freeDevice(read.afterRestart()).orElse(CtOptions.DEVICES.last()),
                                Purpose.ADD)));
    }

    private static Optional<Integer> freeDevice(Options options) {
        return FreeNumber.of("dev", CtOptions.DEVICES.last(), key -> options.raw(key) != null);
    }
}
