// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import dev.vireo.agent.host.DirectoryHandle;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the directory of an entry below the target, from a handle to a handle. What it reaches lies in the target, whatever
 * links there are.
 */
final class UnpackTarget implements Closeable {
    private static final int LONGEST_PATH = 4096;
    private static final int USUAL_MODE = 0755;

    private final DirectoryHandle root;
    private final int rootOwner;
    /** The directory of the last entry, as most entries follow one of the same directory. */
    private List<String> lastNames = List.of();

    private DirectoryHandle last;

    UnpackTarget(Path path, long shift) throws IOException {
        this.root = DirectoryHandle.open(path);
        this.last = root;
        this.rootOwner = (int) shift;
    }

    /** The components of a path; none for the root itself. Refuses what leads out. */
    static List<String> names(String path) throws BadArchiveException {
        if (path.length() > LONGEST_PATH) {
            throw BadArchiveException.at(path, "has a path of more than " + LONGEST_PATH + " bytes");
        }
        if (path.startsWith("/") || path.isEmpty() || path.indexOf('\0') >= 0) {
            throw BadArchiveException.at(path, "has no path relative to the root");
        }
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                throw BadArchiveException.at(path, "leads out of its directory by '..'");
            }
            if (name.length() > 255) {
                throw BadArchiveException.at(path, "has a name of more than 255 bytes");
            }
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    DirectoryHandle root() {
        return root;
    }

    /**
     * The directory with these names, held until the next call.
     *
     * @param isMade whether a missing one is made; otherwise it is refused
     */
    DirectoryHandle directory(List<String> names, boolean isMade) throws IOException {
        if (names.equals(lastNames)) {
            return last;
        }
        DirectoryHandle found = walk(names, isMade);
        closeLast();
        last = found;
        lastNames = names;
        return found;
    }

    /** A directory by its names; the caller closes it unless it is the root. */
    DirectoryHandle walk(List<String> names, boolean isMade) throws IOException {
        DirectoryHandle at = root;
        for (String name : names) {
            DirectoryHandle from = at;
            try {
                at = step(from, name, isMade, names);
            } finally {
                release(from);
            }
        }
        return at;
    }

    private DirectoryHandle step(DirectoryHandle from, String name, boolean isMade, List<String> names)
            throws IOException {
        boolean isNew = isMade && from.makeDirectory(name);
        DirectoryHandle child = from.child(name)
                .orElseThrow(() -> BadArchiveException.at(
                        String.join("/", names), "lies behind '" + name + "', which is a link or no directory"));
        if (isNew) {
            child.owner(rootOwner, rootOwner);
            child.mode(USUAL_MODE);
        }
        return child;
    }

    void release(DirectoryHandle handle) throws IOException {
        if (handle != root && handle != last) {
            handle.close();
        }
    }

    private void closeLast() throws IOException {
        DirectoryHandle old = last;
        last = root;
        lastNames = List.of();
        release(old);
    }

    @Override
    public void close() throws IOException {
        closeLast();
        root.close();
    }
}
