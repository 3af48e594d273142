// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One zlib stream that lives as long as the session and arrives in blocks, one a rectangle. Each block is given straight from
 * the input buffer to the inflater. A call into zlib is dear, so a small block should take only one.
 */
final class ZlibStream {
    /**
     * Room that a target must have behind the last byte of a block: with space left, zlib also swallows the marker at the
     * block's end in the same call. Its fast loop wants 258 bytes.
     */
    static final int SLACK = 512;

    private final Inflater inflater = new Inflater();
    private final RfbInput in;
    private final byte[] sink = new byte[SLACK];
    private int unfed;
    private boolean atEnd;

    ZlibStream(RfbInput in) {
        this.in = in;
    }

    /** Starts a block of {@code length} compressed bytes that are next in the input. */
    void open(int length) throws RfbException {
        unfed = length;
        if (length > 0) {
            feed();
        }
    }

    private void feed() throws RfbException {
        if (in.available() < unfed) {
            in.require(Math.min(unfed, RfbInput.CAPACITY));
        }
        int part = Math.min(unfed, in.available());
        inflater.setInput(in.buffer(), in.position(), part);
        in.advance(part);
        unfed -= part;
    }

    /**
     * Stores the next bytes of the block at the start of {@code target}.
     *
     * @param last whether the block must end with them; then {@code target} needs {@link #SLACK} more bytes
     */
    void read(byte[] target, int length, boolean last) throws RfbException {
        int room = last ? length + SLACK : length;
        int done = inflate(target, 0, room);
        while (done < length) {
            int more = readSome(target, done, room - done);
            if (more == 0) {
                throw RfbException.protocol("A compressed rectangle ended too early.");
            }
            done += more;
        }
        if (done > length) {
            throw tooLong();
        }
        if (last) {
            close();
        }
    }

    /** Stores at least one byte of the block, at most {@code room}; 0 means that the block is at its end. */
    int readSome(byte[] target, int offset, int room) throws RfbException {
        int done = inflate(target, offset, room);
        while (done == 0 && unfed > 0 && inflater.needsInput()) {
            feed();
            done = inflate(target, offset, room);
        }
        atEnd = done == 0 || (done < room && unfed == 0 && inflater.needsInput());
        return done;
    }

    /** Whether the last {@link #readSome} is known to have taken all that was left; spares the call that would return 0. */
    boolean atEnd() {
        return atEnd;
    }

    /** Ends the block: what is left of it must hold no more bytes. */
    void close() throws RfbException {
        while (unfed > 0 || inflater.getRemaining() > 0) {
            if (inflater.getRemaining() == 0) {
                feed();
            }
            if (inflate(sink, 0, SLACK) > 0 || inflater.getRemaining() > 0) {
                throw tooLong();
            }
        }
    }

    private int inflate(byte[] target, int offset, int room) throws RfbException {
        try {
            return inflater.inflate(target, offset, room);
        } catch (DataFormatException e) {
            throw RfbException.protocol("A compressed rectangle is damaged: " + e.getMessage());
        }
    }

    private static RfbException tooLong() {
        return RfbException.protocol("A compressed rectangle holds more than its pixels.");
    }

    /** Starts a new stream, as the server asked. */
    void reset() {
        inflater.reset();
    }

    /** Frees zlib's memory; the stream can't be used afterwards. */
    void end() {
        inflater.end();
    }
}
