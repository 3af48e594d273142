// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedSessionsTest {
    /** The sums are those of a decoder written apart from this one, over red, green, blue of the last picture. */
    @ParameterizedTest
    @CsvSource({
        "qemu-tight,14605152,fabd4567",
        "qemu-zrle,14265472,ac638980",
        "desktop-hextile,3332456,37e12d68",
        "desktop-zrle,3788208,dda32bf8"
    })
    void lastPictureIsThatOfAnIndependentDecoder(String name, long pixels, String crc) throws IOException {
        Viewer viewer = Viewer.of(Viewer.recording(name));
        assertThat(viewer.end()).hasMessage("The server closed the connection.");
        assertThat(viewer.frames.stream().mapToLong(FrameDamage::pixels).sum()).isEqualTo(pixels);
        CRC32 sum = new CRC32();
        sum.update(Bytes.empty().rgb(viewer.pixels()).toArray());
        assertThat(Long.toHexString(sum.getValue())).isEqualTo(crc);
    }

    @ParameterizedTest
    @CsvSource({"qemu-tight,1000", "qemu-zrle,999", "desktop-hextile,13"})
    void piecesInWhichTheStreamArrivesDontMatter(String name, int chunk) throws IOException {
        byte[] bytes = Viewer.recording(name);
        Viewer pieces = Viewer.of(new MemoryTransport(bytes, chunk), RfbSettings.defaults());
        assertThat(pieces.pixels()).isEqualTo(Viewer.of(bytes).pixels());
    }

    @Test
    void everyEncodingShowsTheSameFrames() throws IOException {
        FrameTap tap = new FrameTap();
        RfbClient client = new RfbClient(
                new MemoryTransport(Viewer.recording("desktop-hextile")),
                VncPassword.NONE,
                RfbSettings.defaults(),
                tap);
        try (client) {
            client.run();
        } catch (RfbException e) {
            assertThat(e.kind()).isEqualTo(RfbException.Kind.DISCONNECTED);
        }
        int[] last = tap.pictures.get(tap.pictures.size() - 1);
        for (int encoding : new int[] {Protocol.RAW, Protocol.ZLIB, Protocol.TIGHT, Protocol.ZRLE}) {
            Viewer again = Viewer.of(encode(tap.pictures, encoding));
            assertThat(again.sawAll()).isTrue();
            assertThat(again.pixels()).isEqualTo(last);
        }
    }

    private static byte[] encode(List<int[]> pictures, int encoding) {
        Deflater deflater = new Deflater(1);
        Bytes bytes = Bytes.session(1280, 800);
        for (int[] picture : pictures) {
            bytes.update(1).rectangle(0, 0, 1280, 800, encoding);
            switch (encoding) {
                case Protocol.RAW -> bytes.bgrx(picture);
                case Protocol.ZLIB ->
                    bytes.lengthAndBlock(
                            Bytes.deflate(deflater, Bytes.empty().bgrx(picture).toArray()));
                case Protocol.TIGHT ->
                    bytes.u8(0)
                            .tightBlock(Bytes.deflate(
                                    deflater, Bytes.empty().rgb(picture).toArray()));
                default -> bytes.lengthAndBlock(Bytes.deflate(deflater, rawTiles(picture)));
            }
        }
        return bytes.toArray();
    }

    private static byte[] rawTiles(int[] picture) {
        Bytes plain = Bytes.empty();
        for (int y = 0; y < 800; y += 64) {
            for (int x = 0; x < 1280; x += 64) {
                plain.u8(0).bgr(Pictures.crop(picture, 1280, new int[] {x, y, 64, Math.min(64, 800 - y)}));
            }
        }
        return plain.toArray();
    }

    /** Keeps a copy of every tenth frame. */
    private static final class FrameTap implements RfbListener {
        private final List<int[]> pictures = new ArrayList<>();
        private final List<Framebuffer> framebuffers = new ArrayList<>();
        private int count;

        @Override
        public void resized(Framebuffer framebuffer) {
            framebuffers.add(framebuffer);
        }

        @Override
        public void frame(FrameDamage damage) {
            if (count++ % 10 == 0) {
                pictures.add(framebuffers.get(framebuffers.size() - 1).pixels().clone());
            }
        }
    }
}
