// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.io.IOException;

/** Why a VNC session ended against the user's will. The message can be shown. */
public final class RfbException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, so that a caller can decide whether to ask for a password or to connect again. */
    public enum Kind {
        /** The server refused the password or the user. */
        AUTHENTICATION,
        /** The stream broke or the server closed it. */
        DISCONNECTED,
        /** The server sent what the protocol or this client's limits forbid. */
        PROTOCOL,
        /** The server insists on something that this client does not know. */
        UNSUPPORTED
    }

    private final Kind kind;

    private RfbException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** The kind of failure. */
    public Kind kind() {
        return kind;
    }

    static RfbException authentication(String message) {
        return new RfbException(Kind.AUTHENTICATION, message);
    }

    static RfbException protocol(String message) {
        return new RfbException(Kind.PROTOCOL, message);
    }

    static RfbException unsupported(String message) {
        return new RfbException(Kind.UNSUPPORTED, message);
    }

    static RfbException closedByServer() {
        return new RfbException(Kind.DISCONNECTED, "The server closed the connection.");
    }

    static RfbException broken(IOException cause) {
        RfbException broken = new RfbException(Kind.DISCONNECTED, "The connection broke: " + cause.getMessage());
        broken.initCause(cause);
        return broken;
    }
}
