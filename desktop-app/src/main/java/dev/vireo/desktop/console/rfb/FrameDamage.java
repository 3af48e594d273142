// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/**
 * What one update changed: the smallest rectangle around all its rectangles, and how much it carried. All zero when only
 * the cursor or nothing changed.
 *
 * @param x left edge in pixels
 * @param y upper edge in pixels
 * @param width in pixels
 * @param height in pixels
 * @param pixels the sum of the areas of the decoded rectangles
 */
public record FrameDamage(int x, int y, int width, int height, long pixels) {
    /** Whether no pixel changed. */
    public boolean isEmpty() {
        return width == 0 || height == 0;
    }
}
