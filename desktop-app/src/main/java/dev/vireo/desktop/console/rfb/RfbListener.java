// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/** Hears what the server shows. All calls come from the thread in {@link RfbClient#run}, so each should be short. */
public interface RfbListener {
    /** The handshake is done; {@code desktopName} is the server's name for the desktop. Followed by {@link #resized}. */
    default void connected(String desktopName) {}

    /** From now on pixels go into {@code framebuffer}; it starts with what the former one showed. */
    void resized(Framebuffer framebuffer);

    /** One update of the framebuffer is complete. */
    void frame(FrameDamage damage);

    /** The server's pointer has a new shape. */
    default void cursor(CursorShape shape) {}

    /** The server rings the bell. */
    default void bell() {}

    /** The server's clipboard has new text. RFB carries Latin-1 only. */
    default void cutText(String text) {}
}
