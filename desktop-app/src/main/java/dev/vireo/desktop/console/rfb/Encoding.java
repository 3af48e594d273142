// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.util.List;

/** The ways to send pixels that this client decodes. */
public enum Encoding {
    /** Pixels as they are. */
    RAW(0),
    /** Pixels that already stand elsewhere on the screen. */
    COPY_RECT(1),
    /** Tiles of 16x16 with rectangles of one colour. */
    HEXTILE(5),
    /** Pixels as they are, in one zlib stream. */
    ZLIB(6),
    /** Palettes, fills and JPEG over four zlib streams. */
    TIGHT(7),
    /** Tiles of 64x64 with palettes and runs, in one zlib stream. */
    ZRLE(16);

    /** What to ask for when nothing speaks against it: small on the wire, and cheap to decode. */
    public static final List<Encoding> PREFERRED = List.of(TIGHT, ZRLE, COPY_RECT, HEXTILE, ZLIB, RAW);

    private final int code;

    Encoding(int code) {
        this.code = code;
    }

    /** Its number in the protocol. */
    public int code() {
        return code;
    }
}
