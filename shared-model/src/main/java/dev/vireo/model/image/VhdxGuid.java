// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Names of the parts of a VHDX file, as the first and second half of the bytes in the file.
 *
 * @param first the first eight bytes as a little-endian number
 * @param second the others
 */
record VhdxGuid(long first, long second) {
    static final VhdxGuid BLOCKS = of("2DC27766-F623-4200-9D64-115E9BFD4A08");
    static final VhdxGuid METADATA = of("8B7CA206-4790-4B9A-B8FE-575F050F886E");
    static final VhdxGuid FILE_PARAMETERS = of("CAA16737-FA36-4D43-B3B6-33F0AA44E76B");
    static final VhdxGuid DISK_SIZE = of("2FA54224-CD1B-4876-B211-5DBED83BF4B8");
    static final VhdxGuid SECTOR_SIZE = of("8141BF1D-A96F-4709-BA47-F233A8FAAB5F");

    /** The first three groups are stored with their bytes reversed, the others as written. */
    private static VhdxGuid of(String written) {
        UUID id = UUID.fromString(written);
        long high = id.getMostSignificantBits();
        long first = (high >>> 32) | (((high >>> 16) & 0xffff) << 32) | ((high & 0xffff) << 48);
        return new VhdxGuid(first, Long.reverseBytes(id.getLeastSignificantBits()));
    }

    static VhdxGuid read(ByteBuffer bytes, int offset) {
        return new VhdxGuid(bytes.getLong(offset), bytes.getLong(offset + 8));
    }
}
