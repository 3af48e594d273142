// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

/**
 * Whose files come out.
 *
 * @param shift number on the node that the archive's user and group 0 become; 0 for none
 * @param ids how many users and groups there are: the archive's are 0 to {@code ids} − 1
 * @param hasDevices whether device nodes are made; otherwise they are left out
 */
public record UnpackTerms(long shift, long ids, boolean hasDevices, UnpackLimits limits) {
    /** For a container whose accounts are the node's own: all of them, with devices. */
    public static UnpackTerms privileged(UnpackLimits limits) {
        return new UnpackTerms(0, 0xFFFF_FFFFL, true, limits);
    }

    /** For a container with accounts of its own: no devices. */
    public static UnpackTerms shifted(long shift, long ids, UnpackLimits limits) {
        return new UnpackTerms(shift, ids, false, limits);
    }
}
