// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.nio.charset.StandardCharsets;

/** The opening of a session: version, security, and what the server says of its desktop. */
final class Handshake {
    private static final int VERSION_LENGTH = 12;
    private static final int MAX_TEXT = 1 << 14;

    private final RfbInput in;
    private final RfbMessages out;
    private final VncPassword password;

    Handshake(RfbInput in, RfbMessages out, VncPassword password) {
        this.in = in;
        this.out = out;
        this.password = password;
    }

    /** What the server's first message tells; its pixel format is of no interest, since the client sets its own. */
    record Desktop(int width, int height, String name) {}

    /** Goes through all steps up to the server's description of its desktop. */
    Desktop perform(boolean shared) throws RfbException {
        int minor = version();
        int security = minor == 3 ? dictatedSecurity() : chosenSecurity();
        if (security == Protocol.SECURITY_VNC_AUTHENTICATION) {
            out.send(password.answer(in.bytes(VncPassword.CHALLENGE_LENGTH)));
        }
        if (security == Protocol.SECURITY_VNC_AUTHENTICATION || minor == 8) {
            securityResult(minor);
        }
        out.send(new byte[] {(byte) (shared ? 1 : 0)});
        return desktop();
    }

    /** Agrees on 3.3, 3.7 or 3.8: newer servers and those with odd numbers of their own fall back to one of these. */
    private int version() throws RfbException {
        String greeting = in.text(VERSION_LENGTH, StandardCharsets.ISO_8859_1);
        if (!greeting.matches("RFB \\d{3}\\.\\d{3}\n")) {
            throw RfbException.protocol("This is no VNC server: it does not greet as one.");
        }
        int major = Integer.parseInt(greeting.substring(4, 7));
        int minor = Integer.parseInt(greeting.substring(8, 11));
        int agreed = major > 3 || minor >= 8 ? 8 : minor == 7 ? 7 : 3;
        out.send(("RFB 003.00" + agreed + "\n").getBytes(StandardCharsets.ISO_8859_1));
        return agreed;
    }

    private int dictatedSecurity() throws RfbException {
        int security = in.signedInt();
        if (security == 0) {
            throw refused();
        }
        return checked(security);
    }

    private int chosenSecurity() throws RfbException {
        int count = in.unsignedByte();
        if (count == 0) {
            throw refused();
        }
        int chosen = 0;
        for (byte offered : in.bytes(count)) {
            if (offered == Protocol.SECURITY_NONE
                    || (offered == Protocol.SECURITY_VNC_AUTHENTICATION && chosen != Protocol.SECURITY_NONE)) {
                chosen = offered;
            }
        }
        checked(chosen);
        out.send(new byte[] {(byte) chosen});
        return chosen;
    }

    private int checked(int security) throws RfbException {
        if (security != Protocol.SECURITY_NONE && security != Protocol.SECURITY_VNC_AUTHENTICATION) {
            throw RfbException.unsupported("The server offers no way to log in that this console knows.");
        }
        if (security == Protocol.SECURITY_VNC_AUTHENTICATION && password.isEmpty()) {
            throw RfbException.authentication("The server asks for a password.");
        }
        return security;
    }

    private void securityResult(int minor) throws RfbException {
        int result = in.signedInt();
        if (result == 0) {
            return;
        }
        String reason = minor == 8 ? reason() : "";
        String message = result == 2 ? "Too many wrong passwords; the server refuses for a while." : "Wrong password.";
        throw RfbException.authentication(reason.isEmpty() ? message : message + " The server says: " + reason);
    }

    private RfbException refused() throws RfbException {
        return RfbException.authentication("The server refuses the connection: " + reason());
    }

    private String reason() throws RfbException {
        String text = in.text(in.length(MAX_TEXT, "reason"), StandardCharsets.UTF_8);
        return text.strip();
    }

    private Desktop desktop() throws RfbException {
        int width = in.unsignedShort();
        int height = in.unsignedShort();
        in.skip(16);
        String name = in.text(in.length(MAX_TEXT, "desktop name"), StandardCharsets.UTF_8);
        return new Desktop(width, height, name);
    }
}
