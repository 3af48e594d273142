// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the content of a disk is kept. It is told by the name of the file, never guessed from its content. */
public enum ImageFormat {
    /** Byte for byte. */
    RAW,
    /** QEMU's own, with snapshots. */
    QCOW2,
    /** VMware's. */
    VMDK,
    /** A directory tree that is a container's root. */
    SUBVOL;

    /** Reads the API's word. */
    public static ImageFormat parse(String word) {
        return find(word)
                .orElseThrow(() ->
                        new InvalidValueException("format is one of raw, qcow2, vmdk, subvol - got " + quote(word)));
    }

    /** The format that the end of a file name tells. */
    public static Optional<ImageFormat> ofFileName(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : find(name.substring(dot + 1));
    }

    private static Optional<ImageFormat> find(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /** The API's word, which is the end of the file's name too. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
