// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

/**
 * Something that looks right only a while after it was told what to show, as it paints itself some frames later or asks a
 * server first: who pictures it waits for that.
 */
public interface Painted {
    /** Whether it looks right, but for what has happened since the last frame. */
    boolean isPainted();
}
