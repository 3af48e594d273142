// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a tar archive entry by entry: ustar, POSIX and GNU, their sparse files included. It has nothing of an entry's data in
 * memory, and believes no length that it has not checked.
 */
final class TarReader {
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int MOST_PIECES = 1 << 20;

    private final ArchiveStream in;
    private PaxRecords global = PaxRecords.NONE;
    /** Bytes of the entry's data that were not read, and of what fills its last block. */
    private long unread;

    private long padding;

    TarReader(ArchiveStream in) {
        this.in = in;
    }

    /** The next entry; empty at the end of the archive. What was left of the last one's data is skipped. */
    Optional<TarEntry> next() throws IOException {
        skipRest();
        PaxRecords own = PaxRecords.NONE;
        Optional<String> longPath = Optional.empty();
        Optional<String> longLink = Optional.empty();
        while (true) {
            TarHeader header = new TarHeader(in.readNBytes(TarHeader.BLOCK));
            if (header.block().length == 0 || header.isEmpty()) {
                return Optional.empty();
            }
            requireWhole(header.block(), TarHeader.BLOCK);
            header.check();
            begin(header.number(124, 12));
            switch (header.type()) {
                case 'x' -> own = PaxRecords.parse(rest());
                case 'g' -> global = PaxRecords.parse(rest()).over(global);
                case 'L' -> longPath = Optional.of(text(rest()));
                case 'K' -> longLink = Optional.of(text(rest()));
                default -> {
                    return Optional.of(entry(header, own.over(global), longPath, longLink));
                }
            }
            skipRest();
        }
    }

    /** Reads data of the entry. @return how many bytes, at least one */
    int read(byte[] buffer, long most) throws IOException {
        int read = in.read(buffer, 0, (int) Math.min(Math.min(buffer.length, most), unread));
        if (read <= 0) {
            throw new EOFException("the archive is cut off");
        }
        unread -= read;
        return read;
    }

    private void begin(long size) throws BadArchiveException {
        if (size < 0 || size > Long.MAX_VALUE - TarHeader.BLOCK) {
            throw new BadArchiveException("the archive is damaged: an entry has the size " + size);
        }
        unread = size;
        padding = (TarHeader.BLOCK - size % TarHeader.BLOCK) % TarHeader.BLOCK;
    }

    private void skipRest() throws IOException {
        long left = unread + padding;
        unread = 0;
        padding = 0;
        byte[] buffer = new byte[(int) Math.min(left, 1 << 16)];
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read <= 0) {
                throw new EOFException("the archive is cut off");
            }
            left -= read;
        }
    }

    private byte[] rest() throws IOException {
        if (unread > LONGEST_HEADER) {
            throw new BadArchiveException(
                    "the archive has a header of " + unread + " bytes; at most " + LONGEST_HEADER + " are read");
        }
        byte[] data = in.readNBytes((int) unread);
        requireWhole(data, unread);
        unread = 0;
        return data;
    }

    private static void requireWhole(byte[] data, long wanted) throws EOFException {
        if (data.length != wanted) {
            throw new EOFException("the archive is cut off");
        }
    }

    private static String text(byte[] data) {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private TarEntry entry(TarHeader header, PaxRecords pax, Optional<String> longPath, Optional<String> longLink)
            throws IOException {
        boolean hasData = "0\0007SD".indexOf(header.type()) >= 0;
        begin(hasData ? pax.number("size", header.number(124, 12)) : 0);
        List<TarEntry.Piece> pieces = List.of(new TarEntry.Piece(0, unread));
        long size = unread;
        String path = pax.text("path").or(() -> longPath).orElseGet(header::path);
        if (header.type() == 'S') {
            size = header.number(483, 12);
            pieces = gnuPieces(header);
        } else if (pax.text("GNU.sparse.major").isPresent()) {
            size = pax.number("GNU.sparse.realsize", -1);
            path = pax.text("GNU.sparse.name").orElse(path);
            pieces = posixPieces();
        } else if (pax.text("GNU.sparse.size").isPresent()) {
            throw BadArchiveException.at(
                    path, "is sparse in an old form; pack it with tar --format=gnu or --format=posix");
        }
        SparseMap.check(path, size, pieces, unread);
        return new TarEntry(
                path,
                header.type() == 0 || header.type() == 'S' || header.type() == '7' ? '0' : header.type(),
                (int) header.number(100, 8) & 07777,
                new TarEntry.Owner(pax.number("uid", header.number(108, 8)), pax.number("gid", header.number(116, 8))),
                size,
                pax.number("mtime", header.number(136, 12)),
                pax.text("linkpath").or(() -> longLink).orElseGet(() -> header.text(157, 100)),
                SparseMap.device(header.number(329, 8), header.number(337, 8)),
                pax.attributes(),
                pieces);
    }

    /** GNU's own form: four pieces in the header, 21 in each block that follows. */
    private List<TarEntry.Piece> gnuPieces(TarHeader header) throws IOException {
        List<TarEntry.Piece> pieces = new ArrayList<>();
        TarHeader block = header;
        int at = 386;
        int count = 4;
        while (true) {
            for (int i = 0; i < count; i++) {
                add(pieces, block.number(at + i * 24, 12), block.number(at + i * 24 + 12, 12));
            }
            if (block.block()[at + count * 24] == 0) {
                return pieces;
            }
            block = new TarHeader(in.readNBytes(TarHeader.BLOCK));
            requireWhole(block.block(), TarHeader.BLOCK);
            at = 0;
            count = 21;
        }
    }

    private static void add(List<TarEntry.Piece> pieces, long offset, long length) throws BadArchiveException {
        if (pieces.size() >= MOST_PIECES) {
            throw new BadArchiveException("the archive has a sparse file of more than " + MOST_PIECES + " pieces");
        }
        if (length != 0) {
            pieces.add(new TarEntry.Piece(offset, length));
        }
    }

    /** POSIX's form 1.0: numbers in lines before the data, filled up to a block. */
    private List<TarEntry.Piece> posixPieces() throws IOException {
        long before = unread;
        long count = line();
        List<TarEntry.Piece> pieces = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long offset = line();
            add(pieces, offset, line());
        }
        long used = (before - unread) % TarHeader.BLOCK;
        long fill = used == 0 ? 0 : TarHeader.BLOCK - used;
        byte[] rest = new byte[TarHeader.BLOCK];
        while (fill > 0) {
            fill -= read(rest, fill);
        }
        return pieces;
    }

    private long line() throws IOException {
        byte[] one = new byte[1];
        long value = 0;
        for (int digits = 0; ; digits++) {
            read(one, 1);
            if (one[0] == '\n' && digits > 0) {
                return value;
            }
            if (one[0] < '0' || one[0] > '9' || digits >= 18) {
                throw new BadArchiveException("the archive is damaged: the map of a sparse file can't be read");
            }
            value = value * 10 + one[0] - '0';
        }
    }
}
