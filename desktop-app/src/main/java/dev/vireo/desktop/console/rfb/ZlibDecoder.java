// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/** Raw pixels in a zlib stream. */
final class ZlibDecoder implements Decoder {
    private final RfbInput in;
    private final ZlibStream stream;
    private final byte[] rowBytes = new byte[Framebuffer.MAX_SIDE * 4 + ZlibStream.SLACK];

    ZlibDecoder(RfbInput in) {
        this.in = in;
        this.stream = new ZlibStream(in);
    }

    @Override
    public void decode(Framebuffer framebuffer, int x, int y, int width, int height) throws RfbException {
        stream.open(in.length(Integer.MAX_VALUE, "compressed rectangle"));
        for (int row = y; row < y + height; row++) {
            stream.read(rowBytes, width * 4, row == y + height - 1);
            RawDecoder.row(rowBytes, 0, framebuffer.pixels(), framebuffer.index(x, row), width);
        }
        stream.close();
    }

    @Override
    public void end() {
        stream.end();
    }
}
