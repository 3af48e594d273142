// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/** The framebuffer in use and what changed in it since the last frame. Only the decoding thread uses it. */
final class DesktopState {
    private final int maxPixels;
    private final RfbListener listener;
    private Framebuffer framebuffer;
    private boolean resized;
    private int left;
    private int top;
    private int right;
    private int bottom;
    private long pixels;

    DesktopState(int width, int height, int maxPixels, RfbListener listener) throws RfbException {
        this.maxPixels = maxPixels;
        this.listener = listener;
        this.framebuffer = Framebuffer.ofSize(width, height, maxPixels);
        listener.resized(framebuffer);
        clearDamage();
    }

    Framebuffer framebuffer() {
        return framebuffer;
    }

    /** Takes a new framebuffer if the size is another, and tells the listener. */
    void resize(int width, int height) throws RfbException {
        if (width == framebuffer.width() && height == framebuffer.height()) {
            return;
        }
        Framebuffer next = Framebuffer.ofSize(width, height, maxPixels);
        next.copyFrom(framebuffer);
        framebuffer = next;
        resized = true;
        clearDamage();
        listener.resized(next);
    }

    /** Notes a decoded rectangle. */
    void damage(int x, int y, int width, int height) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + width);
        bottom = Math.max(bottom, y + height);
        pixels += (long) width * height;
    }

    private void clearDamage() {
        left = Integer.MAX_VALUE;
        top = Integer.MAX_VALUE;
        right = 0;
        bottom = 0;
        pixels = 0;
    }

    /** Tells the listener that the frame is complete; returns whether the desktop was resized within it. */
    boolean endFrame() {
        listener.frame(
                right > left && bottom > top
                        ? new FrameDamage(left, top, right - left, bottom - top, pixels)
                        : new FrameDamage(0, 0, 0, 0, 0));
        clearDamage();
        boolean wasResized = resized;
        resized = false;
        return wasResized;
    }
}
