// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;

/**
 * How fast one core decodes a recorded QEMU console, from memory. The denominator is {@code java.util.zip.Inflater} alone
 * on the same compressed blocks: no decoder built on it can be faster, so 1.0 would be perfect.
 */
final class RfbDecodingBenchmark implements Benchmark {
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 40;

    @Override
    public String name() {
        return "rfb-decoding";
    }

    @Override
    public void run(Consumer<Measurement> table) throws IOException, DataFormatException {
        table.accept(measure("Tight", "qemu-tight"));
        table.accept(measure("ZRLE", "qemu-zrle"));
    }

    private static Measurement measure(String encoding, String recording) throws IOException, DataFormatException {
        RecordedVncSession session = RecordedVncSession.named(recording);
        ZlibBlocks blocks = new ZlibBlocks(session.bytes());
        long pixels = 0;
        Samples decoding = new Samples(ROUNDS);
        Samples inflating = new Samples(ROUNDS);
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long start = System.nanoTime();
            pixels = session.countPixels();
            long middle = System.nanoTime();
            blocks.inflate();
            long end = System.nanoTime();
            if (round >= WARM_UP) {
                decoding.add(middle - start);
                inflating.add(end - middle);
            }
        }
        return new Measurement(
                "decode " + encoding + " on one core",
                pixels / decoding.median() / 1e3,
                "Mpixel/s",
                "Inflater alone on its blocks",
                pixels / inflating.median() / 1e3,
                Aim.atLeast(400));
    }
}
