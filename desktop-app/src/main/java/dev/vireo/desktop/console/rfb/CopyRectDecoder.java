// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/** Moves pixels within the framebuffer; source and target may overlap. */
final class CopyRectDecoder implements Decoder {
    private final RfbInput in;

    CopyRectDecoder(RfbInput in) {
        this.in = in;
    }

    @Override
    public void decode(Framebuffer framebuffer, int x, int y, int width, int height) throws RfbException {
        int fromX = in.unsignedShort();
        int fromY = in.unsignedShort();
        if (!framebuffer.contains(fromX, fromY, width, height)) {
            throw RfbException.protocol("The server copies from outside of the desktop.");
        }
        int[] pixels = framebuffer.pixels();
        boolean downwards = fromY < y;
        for (int i = 0; i < height; i++) {
            int row = downwards ? height - 1 - i : i;
            int source = framebuffer.index(fromX, fromY + row);
            System.arraycopy(pixels, source, pixels, framebuffer.index(x, y + row), width);
        }
    }
}
