// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

/** Something that paints itself some frames after it was told to look otherwise: who pictures it waits for that. */
public interface Painted {
    /** Whether it looks as it should, but for what has happened since the last frame. */
    boolean isPainted();
}
