// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

/**
 * A rectangle of the screen, in its pixels, that is to be painted anew.
 *
 * @param x of its left edge
 * @param y of its upper edge
 * @param width of the area
 * @param height of the area
 */
public record DirtyArea(int x, int y, int width, int height) {
    /** The part of it that lies on a screen of that size. */
    public DirtyArea within(int screenWidth, int screenHeight) {
        int newX = Math.min(x, screenWidth);
        int newY = Math.min(y, screenHeight);
        return new DirtyArea(newX, newY, Math.min(width, screenWidth - newX), Math.min(height, screenHeight - newY));
    }
}
