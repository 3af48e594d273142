// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import dev.vireo.agent.host.DirectoryHandle;
import dev.vireo.agent.host.OpenFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one entry after another. */
final class EntryWriter {
    private static final int PIPE = 0010000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int BUFFER = 1 << 16;
    /** So many bytes of paths are kept for times of directories; what comes after keeps the time of its making. */
    private static final int MOST_PATH_BYTES = 16 << 20;

    private final TarReader reader;
    private final ArchiveStream stream;
    private final UnpackTarget target;
    private final UnpackTerms terms;
    private final byte[] buffer = new byte[BUFFER];
    /** Times of directories: set at the end, as what is made in them changes them. */
    private final List<DirectoryTime> times = new ArrayList<>();

    private int pathBytes;
    private long entries;
    private long bytes;
    private long devices;
    private long attributes;

    private record DirectoryTime(String path, long seconds) {}

    EntryWriter(TarReader reader, ArchiveStream stream, UnpackTarget target, UnpackTerms terms) {
        this.reader = reader;
        this.stream = stream;
        this.target = target;
        this.terms = terms;
    }

    void write(TarEntry entry) throws IOException {
        if (++entries > terms.limits().entries()) {
            throw new BadArchiveException(
                    "the archive has more than the " + terms.limits().entries() + " entries allowed");
        }
        requireOwner(entry);
        List<String> names = UnpackTarget.names(entry.path());
        if (entry.type() == '5') {
            directory(entry, names);
        } else if (names.isEmpty()) {
            throw BadArchiveException.at(entry.path(), "is the root and no directory");
        } else {
            inDirectory(entry, names);
        }
    }

    private void requireOwner(TarEntry entry) throws BadArchiveException {
        for (long id : new long[] {entry.owner().user(), entry.owner().group()}) {
            if (id < 0 || id >= terms.ids()) {
                throw BadArchiveException.at(
                        entry.path(), "belongs to account " + id + "; there are 0 to " + (terms.ids() - 1));
            }
        }
    }

    private void directory(TarEntry entry, List<String> names) throws IOException {
        if (!names.isEmpty()) {
            DirectoryHandle parent = target.directory(parent(names), true);
            String name = names.get(names.size() - 1);
            if (!parent.makeDirectory(name) && parent.remove(name)) {
                parent.makeDirectory(name);
            }
        }
        DirectoryHandle made = target.walk(names, false);
        try {
            dress(made, entry);
        } finally {
            target.release(made);
        }
        if (pathBytes < MOST_PATH_BYTES) {
            pathBytes += entry.path().length() + 64;
            times.add(new DirectoryTime(entry.path(), entry.modified()));
        }
    }

    private void inDirectory(TarEntry entry, List<String> names) throws IOException {
        String name = names.get(names.size() - 1);
        switch (entry.type()) {
            case '0' -> file(entry, place(entry, names), name);
            case '1' -> hardLink(entry, names, name);
            case '2' -> symbolicLink(entry, place(entry, names), name);
            case '3' -> device(entry, names, CHARACTER_DEVICE);
            case '4' -> device(entry, names, BLOCK_DEVICE);
            case '6' -> node(entry, place(entry, names), name, PIPE, 0);
            default -> throw BadArchiveException.at(entry.path(), "is of the unknown kind " + (int) entry.type());
        }
    }

    /** The directory of an entry, in which its name is free now. */
    private DirectoryHandle place(TarEntry entry, List<String> names) throws IOException {
        DirectoryHandle parent = target.directory(parent(names), true);
        if (!parent.remove(names.get(names.size() - 1))) {
            throw BadArchiveException.at(entry.path(), "would replace a directory");
        }
        return parent;
    }

    private static List<String> parent(List<String> names) {
        return names.subList(0, names.size() - 1);
    }

    private void file(TarEntry entry, DirectoryHandle parent, String name) throws IOException {
        stream.countHole(entry.size()
                - entry.pieces().stream().mapToLong(TarEntry.Piece::length).sum());
        try (OpenFile file = parent.createFile(name)) {
            for (TarEntry.Piece piece : entry.pieces()) {
                copy(piece, file);
            }
            file.size(entry.size());
            dress(file, entry);
            file.modified(entry.modified());
        }
    }

    private void copy(TarEntry.Piece piece, OpenFile file) throws IOException {
        long done = 0;
        while (done < piece.length()) {
            int read = reader.read(buffer, piece.length() - done);
            file.write(buffer, read, piece.offset() + done);
            done += read;
        }
        bytes += done;
    }

    private void hardLink(TarEntry entry, List<String> names, String name) throws IOException {
        List<String> old = UnpackTarget.names(entry.link());
        if (old.isEmpty()) {
            throw BadArchiveException.at(entry.path(), "is a hard link to the root");
        }
        if (old.equals(names)) {
            throw BadArchiveException.at(entry.path(), "is a hard link to itself");
        }
        DirectoryHandle parent = place(entry, names);
        DirectoryHandle from = target.walk(parent(old), false);
        try {
            parent.hardLink(name, from, old.get(old.size() - 1));
        } finally {
            target.release(from);
        }
    }

    private void symbolicLink(TarEntry entry, DirectoryHandle parent, String name) throws IOException {
        parent.symbolicLink(name, entry.link());
        parent.owner(name, user(entry), group(entry));
        parent.modified(name, entry.modified());
    }

    private void device(TarEntry entry, List<String> names, int type) throws IOException {
        if (!terms.hasDevices()) {
            devices++;
            return;
        }
        node(entry, place(entry, names), names.get(names.size() - 1), type, entry.device());
    }

    private void node(TarEntry entry, DirectoryHandle parent, String name, int type, long device) throws IOException {
        parent.node(name, type, 0, device);
        parent.owner(name, user(entry), group(entry));
        parent.mode(name, entry.mode());
        parent.modified(name, entry.modified());
    }

    /** Owner, then mode, as the kernel drops setuid with the first, then attributes, as it drops capabilities too. */
    private void dress(OpenFile file, TarEntry entry) throws IOException {
        file.owner(user(entry), group(entry));
        file.mode(entry.mode());
        for (Map.Entry<String, byte[]> attribute : entry.attributes().entrySet()) {
            Optional<byte[]> value = kept(attribute.getKey(), attribute.getValue());
            if (value.isPresent()) {
                file.attribute(attribute.getKey(), value.get());
            } else {
                attributes++;
            }
        }
    }

    private Optional<byte[]> kept(String name, byte[] value) {
        if (name.equals(FileCapabilities.NAME)) {
            return FileCapabilities.shifted(value, terms.shift());
        }
        return name.startsWith("user.") ? Optional.of(value) : Optional.empty();
    }

    private int user(TarEntry entry) {
        return (int) (terms.shift() + entry.owner().user());
    }

    private int group(TarEntry entry) {
        return (int) (terms.shift() + entry.owner().group());
    }

    UnpackReport finish() throws IOException {
        for (int i = times.size() - 1; i >= 0; i--) {
            DirectoryHandle directory =
                    target.walk(UnpackTarget.names(times.get(i).path()), false);
            try {
                directory.modified(times.get(i).seconds());
            } finally {
                target.release(directory);
            }
        }
        return new UnpackReport(entries - devices, bytes, devices, attributes);
    }
}
