// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import dev.vireo.desktop.console.rfb.FrameDamage;
import dev.vireo.desktop.console.rfb.Framebuffer;
import dev.vireo.desktop.console.rfb.RfbClient;
import dev.vireo.desktop.console.rfb.RfbException;
import dev.vireo.desktop.console.rfb.RfbListener;
import dev.vireo.desktop.console.rfb.RfbSettings;
import dev.vireo.desktop.console.rfb.VncPassword;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;

/**
 * How fast one core decodes a recorded QEMU console, from memory. The denominator is {@code java.util.zip.Inflater} alone on
 * the same compressed blocks: no decoder built on it can take less time, so 1.0 would be perfect.
 */
public final class RfbDecodingBenchmark {
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 40;

    private RfbDecodingBenchmark() {}

    /** Prints one line for each recording. */
    public static void main(String[] args) throws IOException, DataFormatException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String name : new String[] {"qemu-tight", "qemu-zrle"}) {
            out.println(measure(name));
        }
    }

    private static String measure(String name) throws IOException, DataFormatException {
        RecordedVncSession session = RecordedVncSession.named(name);
        ZlibBlocks blocks = new ZlibBlocks(session.bytes());
        long pixels = 0;
        long cold = System.nanoTime();
        decode(session);
        cold = System.nanoTime() - cold;
        long decoding = Long.MAX_VALUE;
        long inflating = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long start = System.nanoTime();
            pixels = decode(session);
            long middle = System.nanoTime();
            blocks.inflate();
            long end = System.nanoTime();
            if (round >= WARM_UP) {
                decoding = Math.min(decoding, middle - start);
                inflating = Math.min(inflating, end - middle);
            }
        }
        return String.format(
                "rfb %s: %.2f of the time of Inflater alone on the same blocks; %.0f Mpixel/s warm, %.0f cold",
                name, (double) decoding / inflating, 1e3 * pixels / decoding, 1e3 * pixels / cold);
    }

    /** Decodes the whole session and returns the count of its pixels. */
    private static long decode(RecordedVncSession session) throws RfbException {
        PixelCounter counter = new PixelCounter();
        try (RfbClient client = new RfbClient(session.play(), VncPassword.NONE, RfbSettings.defaults(), counter)) {
            client.run();
        } catch (RfbException e) {
            if (e.kind() != RfbException.Kind.DISCONNECTED) {
                throw e;
            }
        }
        return counter.pixels;
    }

    private static final class PixelCounter implements RfbListener {
        private long pixels;

        @Override
        public void resized(Framebuffer framebuffer) {}

        @Override
        public void frame(FrameDamage damage) {
            pixels += damage.pixels();
        }
    }
}
