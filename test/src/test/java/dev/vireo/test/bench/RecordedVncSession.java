// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import dev.vireo.desktop.console.rfb.FrameDamage;
import dev.vireo.desktop.console.rfb.Framebuffer;
import dev.vireo.desktop.console.rfb.RfbClient;
import dev.vireo.desktop.console.rfb.RfbException;
import dev.vireo.desktop.console.rfb.RfbListener;
import dev.vireo.desktop.console.rfb.RfbSettings;
import dev.vireo.desktop.console.rfb.RfbTransport;
import dev.vireo.desktop.console.rfb.VncPassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a VNC server sent in one session, byte by byte, and a transport that plays it from memory. */
final class RecordedVncSession {
    private static final Path FOLDER = Path.of("desktop-app/src/test/resources/dev/vireo/desktop/console/rfb");

    private final byte[] bytes;

    private RecordedVncSession(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads one of the recordings that the desktop's tests use, from the folder of a module or of the whole project. */
    static RecordedVncSession named(String name) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(FOLDER).resolve(name + ".rfb");
            if (Files.exists(file)) {
                return new RecordedVncSession(Files.readAllBytes(file));
            }
        }
        throw new IOException("There is no recording " + name + " above " + here);
    }

    /** The server's bytes, from its greeting on. */
    byte[] bytes() {
        return bytes;
    }

    /** A transport that gives the recorded bytes, then ends; what the client says goes nowhere. */
    RfbTransport play() {
        return new RfbTransport() {
            private int position;

            @Override
            public int read(byte[] target, int offset, int length) {
                if (position == bytes.length) {
                    return -1;
                }
                int part = Math.min(length, bytes.length - position);
                System.arraycopy(bytes, position, target, offset, part);
                position += part;
                return part;
            }

            @Override
            public void write(byte[] source, int offset, int length) {}

            @Override
            public void close() {}
        };
    }

    /** Plays the whole session to somebody. */
    void decode(RfbListener listener) throws RfbException {
        try (RfbClient client = new RfbClient(play(), VncPassword.NONE, RfbSettings.defaults(), listener)) {
            client.run();
        } catch (RfbException e) {
            if (e.kind() != RfbException.Kind.DISCONNECTED) {
                throw e;
            }
        }
    }

    /** Decodes the whole session and returns the count of its pixels. */
    long countPixels() throws RfbException {
        PixelCounter counter = new PixelCounter();
        decode(counter);
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
