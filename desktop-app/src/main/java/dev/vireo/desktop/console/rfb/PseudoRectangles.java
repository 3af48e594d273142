// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/** Rectangles that carry no pixels of the desktop: its size, the cursor, abilities of the server. */
final class PseudoRectangles {
    /** A cursor may not be larger, in pixels a side. */
    private static final int MAX_CURSOR = 1024;
    /** Value of x in an extended size when this client asked for it. */
    private static final int OWN_REQUEST = 1;

    private final RfbInput in;
    private final DesktopState desktop;
    private final RfbMessages messages;
    private final RfbListener listener;

    PseudoRectangles(RfbInput in, DesktopState desktop, RfbMessages messages, RfbListener listener) {
        this.in = in;
        this.desktop = desktop;
        this.messages = messages;
        this.listener = listener;
    }

    /** Reads one; always true, so that the update goes on. */
    boolean read(int encoding, int x, int y, int width, int height) throws RfbException {
        switch (encoding) {
            case Protocol.CURSOR -> cursor(x, y, width, height);
            case Protocol.DESKTOP_SIZE -> desktop.resize(width, height);
            case Protocol.EXTENDED_DESKTOP_SIZE -> extendedSize(x, y, width, height);
            case Protocol.QEMU_EXTENDED_KEY -> messages.useExtendedKeys();
            default ->
                throw RfbException.protocol("The server used extension " + encoding + ", which nobody asked for.");
        }
        return true;
    }

    private void extendedSize(int reason, int result, int width, int height) throws RfbException {
        int screens = in.unsignedByte();
        in.skip(3);
        for (int i = 0; i < screens; i++) {
            int id = in.signedInt();
            in.skip(8);
            int flags = in.signedInt();
            if (i == 0) {
                messages.useScreen(id, flags);
            }
        }
        if (reason != OWN_REQUEST || result == 0) {
            desktop.resize(width, height);
        }
    }

    private void cursor(int hotX, int hotY, int width, int height) throws RfbException {
        if (width > MAX_CURSOR || height > MAX_CURSOR) {
            throw RfbException.protocol("The server's cursor of " + width + "x" + height + " pixels is too large.");
        }
        byte[] colours = in.bytes(width * height * 4);
        int maskRow = (width + 7) / 8;
        byte[] mask = in.bytes(maskRow * height);
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / width;
            int column = i % width;
            boolean visible = ((mask[row * maskRow + column / 8] << (column % 8)) & 0x80) != 0;
            pixels[i] = visible ? RawDecoder.pixel(colours, 4 * i) : 0;
        }
        int insideX = Math.min(hotX, Math.max(0, width - 1));
        int insideY = Math.min(hotY, Math.max(0, height - 1));
        listener.cursor(new CursorShape(width, height, insideX, insideY, pixels));
    }
}
