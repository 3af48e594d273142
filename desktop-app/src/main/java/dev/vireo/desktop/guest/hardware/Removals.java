// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.Drives;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Removal;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.Optional;

/**
 * What becomes of each device when it is taken away.
 *
 * @param guest number of the guest, to be typed where data are lost
 */
record Removals(Vmid guest) {
    Optional<Editor> of(String key, Options options) {
        String written = options.raw(key);
        if (written == null) {
            return Optional.empty();
        }
        return switch (HardwareEditors.kind(key)) {
            case "ide", "sata", "scsi", "virtio" -> Optional.of(drive(key, options));
            case "efidisk", "tpmstate" -> Optional.of(detaching(key, written));
            case "unused" -> Optional.of(deleting(key, written));
            case "net", "serial", "usb", "hostpci", "audio", "rng", "watchdog", "virtiofs" ->
                Optional.of(Removal.of(
                        Sentence.of("Remove {0}?", key),
                        Sentence.of("The guest loses this device: {0}", written),
                        key));
            default -> Optional.empty();
        };
    }

    private Editor drive(String key, Options options) {
        String written = String.valueOf(options.raw(key));
        if (Drives.isCloudInit(written)) {
            return Removal.of(
                    Sentence.of("Remove {0}?", key),
                    Sentence.of("The guest loses its cloud-init drive; the settings stay."),
                    key);
        }
        return Drives.isCdrom(written)
                ? Removal.of(
                        Sentence.of("Remove {0}?", key),
                        Sentence.of("The guest loses this CD drive; the image stays on its storage."),
                        key)
                : detaching(key, written);
    }

    private static Editor detaching(String key, String written) {
        return Removal.detaching(
                Sentence.of("Detach {0}?", key),
                Sentence.of(
                        "The volume {0} stays with the guest as an unused disk. It can be attached again at any time.",
                        volume(written)),
                key);
    }

    private Editor deleting(String key, String written) {
        return Removal.deleting(
                Sentence.of("Delete {0}?", key),
                Sentence.of("The volume {0} and all data on it are deleted for good.", volume(written)),
                key,
                guest);
    }

    private static String volume(String written) {
        return written.replaceAll(",.*", "").replace("file=", "");
    }
}
