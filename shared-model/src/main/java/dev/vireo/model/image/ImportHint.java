// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

/**
 * Something to know about a machine that comes from elsewhere.
 *
 * @param kind what it is about
 * @param key the key of the configuration that it is about; empty if none
 * @param text a sentence for people
 */
public record ImportHint(Kind kind, String key, String text) {
    /** What hints are about. */
    public enum Kind {
        /** The guest has no drivers for VirtIO yet. */
        DRIVERS,
        /** The guest boots by UEFI, its boot entries are not in the image. */
        FIRMWARE,
        /** The guest sees another network card. */
        NETWORK,
        /** A device is left out. */
        LEFT_OUT,
        /** What is not known. */
        UNKNOWN
    }
}
