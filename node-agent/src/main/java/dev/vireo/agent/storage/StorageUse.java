// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

/**
 * How full a storage is, in bytes.
 *
 * @param total bytes there are
 * @param used bytes in use
 * @param available bytes that can still be taken
 * @param active whether it can be used now; the figures are 0 if not
 */
public record StorageUse(long total, long used, long available, boolean active) {
    /** A storage that cannot be used now. */
    public static final StorageUse INACTIVE = new StorageUse(0, 0, 0, false);

    /** Share in use, 0 to 1. */
    public double usedFraction() {
        return total == 0 ? 0 : (double) used / total;
    }
}
