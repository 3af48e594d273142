// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

/**
 * A part of a VMDK disk.
 *
 * @param fileName plain name of the file that holds it
 * @param sectors length in sectors of 512 bytes
 * @param isFlat whether the bytes lie there as they are, otherwise in grains
 * @param offset the sector of the file at which a flat part begins
 */
public record VmdkExtent(String fileName, long sectors, boolean isFlat, long offset) {
    /** Its line in a descriptor, under another file name. */
    String line(String otherName) {
        String start = "RW " + sectors + (isFlat ? " FLAT \"" : " SPARSE \"") + otherName + "\"";
        return isFlat ? start + " " + offset : start;
    }
}
