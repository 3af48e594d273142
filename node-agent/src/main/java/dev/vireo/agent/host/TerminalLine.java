// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.Closeable;
import java.io.IOException;

/**
 * What a terminal is connected to. One thread reads, another one writes; both may wait for as long as the other side
 * does, and that is how a flood is held back.
 */
public interface TerminalLine extends Closeable {
    /**
     * Waits for output.
     *
     * @return how many bytes were stored, or -1 at its end
     */
    int read(byte[] target, int offset, int length) throws IOException;

    /** Sends input; waits while the other side takes none. */
    void write(byte[] source, int offset, int length) throws IOException;

    /** Tells the other side how much is shown. */
    void resize(WindowSize size);

    /** Hangs up; who waits in {@link #read} or {@link #write} goes on. */
    @Override
    void close();
}
