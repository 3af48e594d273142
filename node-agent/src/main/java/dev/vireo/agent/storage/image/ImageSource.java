// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import dev.vireo.model.InvalidValueException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * An image that is read to be copied.
 *
 * @param file where it lies
 * @param driver QEMU's word for its format: {@code raw}, {@code qcow2}, {@code vmdk}, {@code vdi}, {@code vhdx} or
 *     {@code vpc}
 * @param snapshot the snapshot within the image whose content is read; the present content if empty
 * @param isInUse whether somebody else may have it open, so that what is read holds only for parts that do not change,
 *     such as a snapshot
 * @param isChecked whether its reader has looked at all files that it refers to; else it is refused if it refers to any
 *     but a template's disk beside it
 */
public record ImageSource(Path file, String driver, Optional<String> snapshot, boolean isInUse, boolean isChecked) {
    private static final Set<String> DRIVERS = Set.of("raw", "qcow2", "vmdk", "vdi", "vhdx", "vpc");

    public ImageSource {
        if (!DRIVERS.contains(driver)) {
            throw new InvalidValueException("an image to be copied is raw, qcow2, vmdk, vdi, vhdx or vpc - got "
                    + InvalidValueException.quote(driver));
        }
    }

    /** The present content of a volume that nobody else has open. */
    public static ImageSource of(Path file, ImageFormat format) {
        return new ImageSource(file, format.word(), Optional.empty(), false, false);
    }

    /** The content that a snapshot within the image keeps; the image may be in use. */
    public static ImageSource snapshot(Path file, String name) {
        return new ImageSource(file, ImageFormat.QCOW2.word(), Optional.of(name), true, false);
    }

    /** A foreign image whose references were checked. */
    public static ImageSource foreign(Path file, String driver) {
        return new ImageSource(file, driver, Optional.empty(), false, true);
    }
}
