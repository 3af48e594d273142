// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import java.util.List;

/** Checks numbers of an entry that lead to places of a file. */
final class SparseMap {
    private SparseMap() {}

    /** Refuses pieces that overlap, leave the file, or need other data than there is. */
    static void check(String path, long size, List<TarEntry.Piece> pieces, long data) throws BadArchiveException {
        long end = 0;
        long sum = 0;
        for (TarEntry.Piece piece : pieces) {
            boolean isInside = piece.offset() >= end && piece.length() >= 0 && piece.length() <= size - piece.offset();
            if (!isInside) {
                throw BadArchiveException.at(path, "is a sparse file whose pieces overlap or lie outside it");
            }
            end = piece.offset() + piece.length();
            sum += piece.length();
        }
        if (size < 0 || sum != data) {
            throw BadArchiveException.at(path, "is a sparse file whose pieces don't fit its data");
        }
    }

    /** The number of a device as Linux packs it. */
    static long device(long major, long minor) {
        return ((major & 0xfffL) << 8) | ((major & ~0xfffL) << 32) | (minor & 0xffL) | ((minor & ~0xffL) << 12);
    }
}
