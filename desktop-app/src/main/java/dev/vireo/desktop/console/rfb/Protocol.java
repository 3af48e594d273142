// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

/** Numbers of the protocol, under the names that its specification gives them. */
final class Protocol {
    static final int SECURITY_NONE = 1;
    static final int SECURITY_VNC_AUTHENTICATION = 2;

    static final int CLIENT_SET_PIXEL_FORMAT = 0;
    static final int CLIENT_SET_ENCODINGS = 2;
    static final int CLIENT_UPDATE_REQUEST = 3;
    static final int CLIENT_KEY_EVENT = 4;
    static final int CLIENT_POINTER_EVENT = 5;
    static final int CLIENT_CUT_TEXT = 6;
    static final int CLIENT_SET_DESKTOP_SIZE = 251;
    static final int CLIENT_QEMU = 255;
    static final int QEMU_EXTENDED_KEY_EVENT = 0;

    static final int SERVER_UPDATE = 0;
    static final int SERVER_COLOUR_MAP = 1;
    static final int SERVER_BELL = 2;
    static final int SERVER_CUT_TEXT = 3;

    static final int RAW = 0;
    static final int COPY_RECT = 1;
    static final int HEXTILE = 5;
    static final int ZLIB = 6;
    static final int TIGHT = 7;
    static final int ZRLE = 16;
    static final int DESKTOP_SIZE = -223;
    static final int LAST_RECT = -224;
    static final int CURSOR = -239;
    static final int QEMU_EXTENDED_KEY = -258;
    static final int EXTENDED_DESKTOP_SIZE = -308;
    /** JPEG quality 0; the others follow up to 9. */
    static final int JPEG_QUALITY_0 = -32;
    /** Compression level 0; the others follow up to 9. */
    static final int COMPRESSION_0 = -256;

    private Protocol() {}
}
