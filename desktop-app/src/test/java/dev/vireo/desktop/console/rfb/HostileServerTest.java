// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Whatever a server sends, the session ends with the one typed exception, and takes no more memory than its desktop. */
class HostileServerTest {
    private static final int MAX_PIXELS = 1 << 21;
    /** Some desktops, a JPEG picture, the buffers of a client. */
    private static final long MAX_ALLOCATED = 64L << 20;

    private static final String[] RECORDINGS = {"qemu-tight", "qemu-zrle", "desktop-hextile", "desktop-zrle"};

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void changedRecordingsEndInOrder(@ForAll @IntRange(max = 3) int recording, @ForAll long seed) throws IOException {
        byte[] whole = Viewer.recording(RECORDINGS[recording]);
        byte[] bytes = Arrays.copyOf(whole, 150_000);
        Random random = new Random(seed);
        int changes = 1 + random.nextInt(5);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(random.nextBoolean() ? 400 : bytes.length)] = (byte) random.nextInt();
        }
        assertEndsInOrder(bytes);
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void noiseInEveryEncodingEndsInOrder(@ForAll long seed) {
        Random random = new Random(seed);
        int[] encodings = {0, 1, 5, 6, 7, 7, 7, 16, 16, -223, -224, -239, -258, -308};
        Bytes bytes = Bytes.session(1 + random.nextInt(200), 1 + random.nextInt(200));
        bytes.update(1 + random.nextInt(3));
        int encoding = encodings[random.nextInt(encodings.length)];
        bytes.rectangle(random.nextInt(3), random.nextInt(3), random.nextInt(200), random.nextInt(200), encoding);
        byte[] noise = new byte[random.nextInt(3000)];
        random.nextBytes(noise);
        assertEndsInOrder(bytes.raw(noise).toArray());
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void noiseInsideOfZlibEndsInOrder(@ForAll long seed, @ForAll boolean zrle) {
        Random random = new Random(seed);
        byte[] noise = new byte[1 + random.nextInt(60_000)];
        random.nextBytes(noise);
        noise[0] = (byte) (random.nextBoolean() ? 128 : random.nextInt());
        byte[] block = Bytes.deflate(new Deflater(), noise);
        Bytes bytes = Bytes.session(300, 300).update(1);
        bytes.rectangle(0, 0, 1 + random.nextInt(300), 1 + random.nextInt(300), zrle ? Protocol.ZRLE : Protocol.TIGHT);
        if (zrle) {
            bytes.lengthAndBlock(block);
        } else {
            bytes.u8(0x40, random.nextInt(4)).raw(new byte[] {3, 1, 2, 3}).tightBlock(block);
        }
        assertEndsInOrder(bytes.toArray());
    }

    private static void assertEndsInOrder(byte[] server) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MemoryTransport transport = new MemoryTransport(server);
        RfbSettings settings = RfbSettings.defaults().withMaxPixels(MAX_PIXELS);
        long before = threads.getCurrentThreadAllocatedBytes();
        Viewer viewer = Viewer.of(transport, VncPassword.of("secret"), settings);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(viewer.end()).isInstanceOf(RfbException.class);
        assertThat(allocated).isLessThan(MAX_ALLOCATED);
    }
}
