// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.util.List;

/** Reads an update of the framebuffer: rectangles of pixels, and what the protocol disguises as rectangles. */
final class UpdateReader {
    private static final int RECTANGLE_HEADER = 12;
    /** A count of rectangles that means "until the last says so". */
    private static final int UNTIL_LAST = 0xFFFF;

    private final RfbInput in;
    private final DesktopState desktop;
    private final PseudoRectangles pseudo;
    private final RawDecoder raw;
    private final CopyRectDecoder copyRect;
    private final HextileDecoder hextile;
    private final ZlibDecoder zlib;
    private final TightDecoder tight;
    private final ZrleDecoder zrle;

    UpdateReader(RfbInput in, DesktopState desktop, PseudoRectangles pseudo) {
        this.in = in;
        this.desktop = desktop;
        this.pseudo = pseudo;
        this.raw = new RawDecoder(in);
        this.copyRect = new CopyRectDecoder(in);
        this.hextile = new HextileDecoder(in, raw);
        this.zlib = new ZlibDecoder(in);
        this.tight = new TightDecoder(in);
        this.zrle = new ZrleDecoder(in);
    }

    /** Reads one update behind its message type; returns whether the desktop was resized within it. */
    boolean read() throws RfbException {
        in.skip(1);
        int count = in.unsignedShort();
        for (int i = 0; count == UNTIL_LAST || i < count; i++) {
            if (!rectangle()) {
                break;
            }
        }
        return desktop.endFrame();
    }

    /** Reads one rectangle; false when it was the mark of the last. */
    private boolean rectangle() throws RfbException {
        in.require(RECTANGLE_HEADER);
        int x = in.unsignedShort();
        int y = in.unsignedShort();
        int width = in.unsignedShort();
        int height = in.unsignedShort();
        int encoding = in.signedInt();
        if (encoding >= 0) {
            pixels(decoder(encoding), x, y, width, height);
            return true;
        }
        return encoding != Protocol.LAST_RECT && pseudo.read(encoding, x, y, width, height);
    }

    private void pixels(Decoder decoder, int x, int y, int width, int height) throws RfbException {
        Framebuffer framebuffer = desktop.framebuffer();
        if (!framebuffer.contains(x, y, width, height)) {
            throw RfbException.protocol("The server paints outside of its desktop.");
        }
        decoder.decode(framebuffer, x, y, width, height);
        desktop.damage(x, y, width, height);
    }

    private Decoder decoder(int encoding) throws RfbException {
        return switch (encoding) {
            case Protocol.TIGHT -> tight;
            case Protocol.ZRLE -> zrle;
            case Protocol.COPY_RECT -> copyRect;
            case Protocol.HEXTILE -> hextile;
            case Protocol.ZLIB -> zlib;
            case Protocol.RAW -> raw;
            default ->
                throw RfbException.protocol("The server used encoding " + encoding + ", which nobody asked for.");
        };
    }

    /** Frees what the decoders hold outside Java's heap. */
    void end() {
        List.of(zlib, tight, zrle).forEach(Decoder::end);
    }
}
