// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RfbClientTest {
    /** What precedes the first message of a client of version 3.8 without a password. */
    private static final int OPENING = 12 + 1 + 1;

    private static byte[] afterOpening(MemoryTransport transport) {
        return Arrays.copyOfRange(transport.sent(), OPENING, transport.sent().length);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void allThreeVersionsAreSpoken() {
        byte[] v3 = Bytes.empty().text("RFB 003.003\n").u32(1).desktop(5, 4).toArray();
        byte[] v7 = Bytes.empty().text("RFB 003.007\n").u8(1, 1).desktop(5, 4).toArray();
        byte[] v8 = Bytes.session(5, 4).toArray();
        byte[] apple = Bytes.empty()
                .text("RFB 003.889\n")
                .u8(1, 1)
                .u32(0)
                .desktop(5, 4)
                .toArray();
        for (byte[] server : new byte[][] {v3, v7, v8, apple}) {
            assertThat(Viewer.of(server).heard).containsExactly("connected desk", "resized 5x4");
        }
    }

    @Test
    void challengeIsAnsweredWithTheReversedKey() {
        byte[] challenge = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        MemoryTransport transport = new MemoryTransport(Bytes.empty()
                .text("RFB 003.008\n")
                .u8(1, 2)
                .raw(challenge)
                .u32(0)
                .desktop(5, 4)
                .toArray());
        Viewer viewer = Viewer.of(transport, VncPassword.of("password and more"), RfbSettings.defaults());
        assertThat(viewer.sawAll()).isTrue();
        byte[] answer = Arrays.copyOfRange(transport.sent(), 13, 29);
        assertThat(answer).isEqualTo(VncPassword.of("password").answer(challenge));
        assertThat(answer).isNotEqualTo(VncPassword.of("passwore").answer(challenge));
    }

    @Test
    void wrongPasswordIsSaidClearly() {
        byte[] server = Bytes.empty()
                .text("RFB 003.008\n")
                .u8(1, 2)
                .raw(new byte[16])
                .u32(1, 6)
                .text("go off")
                .toArray();
        RfbException end = Viewer.of(new MemoryTransport(server), VncPassword.of("x"), RfbSettings.defaults())
                .end();
        assertThat(end.kind()).isEqualTo(RfbException.Kind.AUTHENTICATION);
        assertThat(end).hasMessage("Wrong password. The server says: go off");
    }

    @Test
    void missingPasswordIsSaidBeforeTheServerIsAsked() {
        byte[] server = Bytes.empty().text("RFB 003.008\n").u8(1, 2).toArray();
        assertThat(Viewer.of(server).end()).hasMessage("The server asks for a password.");
    }

    @Test
    void unknownSecurityIsUnsupported() {
        byte[] server = Bytes.empty().text("RFB 003.008\n").u8(2, 19, 5).toArray();
        assertThat(Viewer.of(server).end().kind()).isEqualTo(RfbException.Kind.UNSUPPORTED);
    }

    @Test
    void refusalCarriesItsReason() {
        byte[] server =
                Bytes.empty().text("RFB 003.008\n").u8(0).u32(4).text("full").toArray();
        assertThat(Viewer.of(server).end()).hasMessage("The server refuses the connection: full");
    }

    @Test
    void otherServersAreNotTakenForVnc() {
        byte[] server = "HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(Viewer.of(server).end()).hasMessageContaining("no VNC server");
    }

    @Test
    void pixelFormatEncodingsAndTheWholeDesktopAreAskedFor() {
        MemoryTransport transport = new MemoryTransport(Bytes.session(5, 4).toArray());
        Viewer.of(transport, RfbSettings.defaults().withJpegQuality(8));
        String sent = hex(afterOpening(transport));
        assertThat(sent).startsWith("00000000" + "2018000100ff00ff00ff100800000000" + "0200000d" + "00000007");
        assertThat(sent).contains("ffffffe8").endsWith("03000000000000050004");
    }

    @Test
    void nextUpdateIsAskedForWithEachOne() {
        byte[] server = Bytes.session(5, 4).update(0).update(0).toArray();
        MemoryTransport transport = new MemoryTransport(server);
        Viewer viewer = Viewer.of(transport, RfbSettings.defaults());
        assertThat(hex(afterOpening(transport)))
                .endsWith("03000000000000050004".replace("0300", "0301").repeat(2));
        assertThat(viewer.frames).hasSize(2).allMatch(FrameDamage::isEmpty);
    }

    @Test
    void resizedDesktopKeepsItsPictureAndIsAskedForWhole() {
        byte[] server = Bytes.session(2, 2)
                .update(2)
                .rectangle(0, 0, 2, 2, Protocol.RAW)
                .bgrx(1, 2, 3, 4)
                .rectangle(0, 0, 3, 1, Protocol.DESKTOP_SIZE)
                .toArray();
        MemoryTransport transport = new MemoryTransport(server);
        Viewer viewer = Viewer.of(transport, RfbSettings.defaults());
        assertThat(viewer.heard).contains("resized 3x1");
        assertThat(viewer.pixels()).containsExactly(0xFF000001, 0xFF000002, 0xFF000000);
        assertThat(hex(transport.sent())).endsWith("03000000000000030001");
    }

    @Test
    void refusedResizeChangesNothing() {
        byte[] server = Bytes.session(2, 2)
                .update(1)
                .rectangle(1, 3, 9, 9, Protocol.EXTENDED_DESKTOP_SIZE)
                .u8(1, 0, 0, 0)
                .u32(7)
                .u16(0, 0, 9, 9)
                .u32(0)
                .toArray();
        assertThat(Viewer.of(server).heard).doesNotContain("resized 9x9");
    }

    @Test
    void updateOfUnknownLengthEndsWithItsLastRectangle() {
        byte[] server = Bytes.session(2, 2)
                .update(0xFFFF)
                .rectangle(0, 0, 1, 1, Protocol.RAW)
                .bgrx(9)
                .rectangle(0, 0, 0, 0, Protocol.LAST_RECT)
                .u8(Protocol.SERVER_BELL)
                .toArray();
        Viewer viewer = Viewer.of(server);
        assertThat(viewer.heard).endsWith("bell");
        assertThat(viewer.frames).containsExactly(new FrameDamage(0, 0, 1, 1, 1));
    }

    @Test
    void cursorIsTransparentWhereItsMaskIsClear() {
        byte[] server = Bytes.session(2, 2)
                .update(1)
                .rectangle(1, 0, 2, 2, Protocol.CURSOR)
                .bgrx(0x111111, 0x222222, 0x333333, 0x444444)
                .u8(0x80, 0x40)
                .toArray();
        CursorShape cursor = Viewer.of(server).cursorShape();
        int[] pixels = new int[4];
        cursor.pixels().get(pixels);
        assertThat(pixels).containsExactly(0xFF111111, 0, 0, 0xFF444444);
        assertThat(cursor.hotX()).isEqualTo(1);
    }

    @Test
    void clipboardIsHeardAndALongOneIsSkipped() {
        byte[] server = Bytes.session(2, 2)
                .u8(Protocol.SERVER_CUT_TEXT, 0, 0, 0)
                .lengthAndBlock(new byte[1 << 20])
                .u8(Protocol.SERVER_COLOUR_MAP, 0)
                .u16(0, 1, 0, 0, 0)
                .u8(Protocol.SERVER_CUT_TEXT, 0, 0, 0)
                .u32(3)
                .text("abc")
                .toArray();
        assertThat(Viewer.of(server).heard).containsExactly("connected desk", "resized 2x2", "cut abc");
    }

    @Test
    void impossibleDesktopsAreRefused() {
        for (int[] size : new int[][] {{0, 5}, {65535, 65535}, {16385, 1}, {16384, 16384}}) {
            RfbException end =
                    Viewer.of(Bytes.session(size[0], size[1]).toArray()).end();
            assertThat(end).hasMessageContaining("not possible");
        }
    }

    @Test
    void closedClientEndsWithoutAnError() throws RfbException {
        RfbClient client =
                new RfbClient(new MemoryTransport(new byte[0]), VncPassword.NONE, RfbSettings.defaults(), new Viewer());
        client.close();
        client.run();
        client.messages().key(1, 1, true);
    }
}
