// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import java.util.List;
import java.util.Map;

/**
 * An entry as the archive has it, nothing of it checked. Texts have one character a byte.
 *
 * @param type the type flag of the header
 * @param mode permission bits
 * @param size bytes of the file when it is unpacked
 * @param device number of a device node, as the kernel takes it
 * @param attributes extended attributes
 * @param pieces where the data lies in a sparse file; of any other file, all of it
 */
record TarEntry(
        String path,
        char type,
        int mode,
        Owner owner,
        long size,
        long modified,
        String link,
        long device,
        Map<String, byte[]> attributes,
        List<Piece> pieces) {
    /** Numbers of user and group. */
    record Owner(long user, long group) {}

    /** A run of bytes that the archive holds. */
    record Piece(long offset, long length) {}
}
