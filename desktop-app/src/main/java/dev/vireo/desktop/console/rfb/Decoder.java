// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/** Reads the body of a rectangle in one encoding from the input that it was made with. */
interface Decoder {
    /** Paints a rectangle; the caller has made sure that it lies inside the framebuffer. */
    void decode(Framebuffer framebuffer, int x, int y, int width, int height) throws RfbException;

    /** Frees what lies outside Java's heap. */
    default void end() {}
}
