// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RfbMessagesTest {
    private final MemoryTransport transport = new MemoryTransport(new byte[0]);
    private final RfbMessages messages = new RfbMessages(transport);

    private String sent() {
        return HexFormat.of().formatHex(transport.sent());
    }

    @Test
    void nothingIsSentBeforeTheHandshakeIsDone() throws RfbException {
        messages.key(0x61, 0x1E, true);
        messages.pointer(1, 1, 0);
        messages.cutText("x");
        messages.desktopSize(9, 9);
        assertThat(sent()).isEmpty();
    }

    @Test
    void keyIsAKeysymUntilTheServerTakesScancodes() throws RfbException {
        messages.open();
        messages.key(0xFF0D, 0x1C, true);
        assertThat(sent()).isEqualTo("040100000000ff0d");
        messages.useExtendedKeys();
        messages.key(0xFF0D, 0x1C, false);
        assertThat(sent()).endsWith("ff0000000000ff0d0000001c");
    }

    @Test
    void pointerIsKeptWithinTheProtocol() throws RfbException {
        messages.open();
        messages.pointer(-5, 70000, 5);
        assertThat(sent()).isEqualTo("05050000ffff");
    }

    @Test
    void textIsSentAsLatin1() throws RfbException {
        messages.open();
        messages.cutText("aé");
        assertThat(sent()).isEqualTo("060000000000000261e9");
    }

    @Test
    void sizeIsAskedForWithTheServersScreen() throws RfbException {
        messages.open();
        messages.desktopSize(800, 600);
        assertThat(sent()).isEmpty();
        messages.useScreen(7, 3);
        messages.desktopSize(800, 600);
        assertThat(sent()).isEqualTo("fb00032002580100" + "00000007" + "00000000" + "03200258" + "00000003");
    }
}
