// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** The bytes of an archive without their compression, which is known by how they begin; it ends what grows too large. */
final class ArchiveStream extends FilterInputStream {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 6;
    /** Enough for xz -9, whose dictionary has 64 MiB. */
    private static final int XZ_KIBIBYTES = 128 << 10;
    /** A few zeros compress better than any limit; only what is large is held to it. */
    private static final long RATIO_COUNTS_FROM = 64L << 20;

    private final Counted packed;
    private final UnpackLimits limits;
    private final InstantSource clock;
    private final Instant end;
    private long bytes;
    private long holes;

    private ArchiveStream(InputStream plain, Counted packed, UnpackLimits limits, InstantSource clock) {
        super(plain);
        this.packed = packed;
        this.limits = limits;
        this.clock = clock;
        this.end = clock.instant().plus(limits.time());
    }

    static ArchiveStream of(InputStream archive, UnpackLimits limits, InstantSource clock) throws IOException {
        Counted packed = new Counted(archive);
        BufferedInputStream buffered = new BufferedInputStream(packed, BUFFER);
        buffered.mark(MAGIC);
        byte[] magic = buffered.readNBytes(MAGIC);
        buffered.reset();
        return new ArchiveStream(plain(buffered, magic), packed, limits, clock);
    }

    private static InputStream plain(InputStream in, byte[] magic) throws IOException {
        if (begins(magic, 0x1f, 0x8b)) {
            return new GZIPInputStream(in, BUFFER);
        }
        if (begins(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return new XZInputStream(in, XZ_KIBIBYTES);
        }
        if (begins(magic, 'B', 'Z', 'h')) {
            return new BZip2CompressorInputStream(in, true);
        }
        return begins(magic, 0x28, 0xb5, 0x2f, 0xfd) ? new ZstdInputStream(in) : in;
    }

    private static boolean begins(byte[] data, int... magic) {
        if (data.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((data[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] data, int offset, int length) throws IOException {
        int read = in.read(data, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, BUFFER)).length;
    }

    /** Counts a hole of a sparse file. It takes no place on the disk, so that it is no sign of a bomb. */
    void countHole(long more) throws BadArchiveException {
        requireRoom(more);
        holes += more;
    }

    private void requireRoom(long more) throws BadArchiveException {
        if (more < 0 || more > limits.bytes() - bytes - holes) {
            throw new BadArchiveException("the archive holds more than the " + limits.bytes() + " bytes allowed");
        }
    }

    private void count(long more) throws BadArchiveException {
        requireRoom(more);
        bytes += more;
        if (bytes > RATIO_COUNTS_FROM && bytes / Math.max(1, packed.bytes) > limits.ratio()) {
            throw new BadArchiveException("the archive grows to more than " + limits.ratio()
                    + " times its size when it is unpacked; none that holds a system does");
        }
        if (clock.instant().isAfter(end)) {
            throw new BadArchiveException(
                    "unpacking takes longer than " + limits.time().toSeconds() + " s");
        }
    }

    /** Counts what was read of the archive itself. */
    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] data, int offset, int length) throws IOException {
            int read = super.read(data, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
