// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.agent.host.DirectoryHandle;
import dev.vireo.agent.host.FileStatus;
import dev.vireo.agent.host.OpenFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Files of a container whose root is mounted and which does not run. Links are followed as the container itself would: they
 * end in its root, whatever they name. Texts have one character a byte, so that what is kept is kept to the byte.
 */
final class GuestTree implements Closeable {
    /** A larger file is none that this program sets up. */
    static final int MOST_BYTES = 1 << 20;

    private static final int MOST_LINKS = 40;
    private static final int DIRECTORY_MODE = 0755;
    private static final String TEMPORARY = ".vireo-new";
    /** A file of this name and a dot before a file's name says that the file is left alone. */
    private static final String IGNORE = ".pve-ignore.";

    private final DirectoryHandle root;
    private final int shift;

    /** @param shift number on the node of the account that is the container's root */
    GuestTree(Path root, long shift) throws IOException {
        this.root = DirectoryHandle.open(root);
        this.shift = (int) shift;
    }

    /** Does something in a directory that is held. */
    private interface InDirectory<T> {
        T apply(DirectoryHandle directory, String name) throws IOException;
    }

    private static List<String> names(String path) {
        return List.of(path.split("/")).stream()
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
    }

    /** Names, none of which is a link, of what a path means in the container. */
    private List<String> resolve(String path, boolean isLastFollowed) throws IOException {
        Deque<String> left = new ArrayDeque<>(names(path));
        List<String> done = new ArrayList<>();
        int links = 0;
        while (!left.isEmpty()) {
            String name = left.removeFirst();
            if (name.equals("..")) {
                done.subList(Math.max(0, done.size() - 1), done.size()).clear();
                continue;
            }
            Optional<String> target = left.isEmpty() && !isLastFollowed ? Optional.empty() : linkAt(done, name);
            if (target.isEmpty()) {
                done.add(name);
                continue;
            }
            if (++links > MOST_LINKS) {
                throw new IOException("/" + path + " leads through too many links");
            }
            if (target.get().startsWith("/")) {
                done.clear();
            }
            List<String> more = names(target.get());
            for (int i = more.size() - 1; i >= 0; i--) {
                left.addFirst(more.get(i));
            }
        }
        return done;
    }

    private Optional<String> linkAt(List<String> directory, String name) throws IOException {
        Optional<DirectoryHandle> held = walk(directory, false);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        DirectoryHandle found = held.get();
        try {
            return found.linkTarget(name);
        } finally {
            release(found);
        }
    }

    private void release(DirectoryHandle handle) throws IOException {
        if (handle != root) {
            handle.close();
        }
    }

    private Optional<DirectoryHandle> walk(List<String> names, boolean isMade) throws IOException {
        DirectoryHandle at = root;
        for (String name : names) {
            DirectoryHandle from = at;
            try {
                boolean isNew = isMade && from.makeDirectory(name);
                Optional<DirectoryHandle> child = from.child(name);
                if (child.isEmpty()) {
                    return Optional.empty();
                }
                at = child.get();
                if (isNew) {
                    at.owner(shift, shift);
                    at.mode(DIRECTORY_MODE);
                }
            } finally {
                release(from);
            }
        }
        return Optional.of(at);
    }

    private <T> Optional<T> in(List<String> names, boolean isMade, InDirectory<Optional<T>> action) throws IOException {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Optional<DirectoryHandle> held = walk(names.subList(0, names.size() - 1), isMade);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        DirectoryHandle found = held.get();
        try {
            return action.apply(found, names.get(names.size() - 1));
        } finally {
            release(found);
        }
    }

    /** The text of an ordinary file. */
    Optional<String> read(String path) throws IOException {
        return in(resolve(path, true), false, (directory, name) -> directory.read(name, MOST_BYTES))
                .map(data -> new String(data, StandardCharsets.ISO_8859_1));
    }

    /** Whether there is anything of that name. */
    boolean exists(String path) throws IOException {
        return status(path).isPresent();
    }

    /** Whether any of them is there. */
    boolean hasAny(String... paths) throws IOException {
        for (String path : paths) {
            if (exists(path)) {
                return true;
            }
        }
        return false;
    }

    boolean isDirectory(String path) throws IOException {
        return status(path).filter(FileStatus::isDirectory).isPresent();
    }

    private Optional<FileStatus> status(String path) throws IOException {
        return in(resolve(path, true), false, DirectoryHandle::status);
    }

    /** Names of what a directory holds, sorted; none if there is no such directory. */
    List<String> list(String path) throws IOException {
        Optional<DirectoryHandle> held = walk(resolve(path, true), false);
        if (held.isEmpty()) {
            return List.of();
        }
        DirectoryHandle found = held.get();
        try {
            return found.list();
        } finally {
            release(found);
        }
    }

    /** Where a symbolic link leads; empty if it is none. */
    Optional<String> linkTarget(String path) throws IOException {
        return in(resolve(path, false), false, DirectoryHandle::linkTarget);
    }

    /**
     * Gives a file this text, unless it has it, or the container's administrator asked for it to be left alone. It takes the
     * place of a link of that name. A file that is there keeps owner and mode.
     *
     * @param mode for a new file
     */
    void write(String path, String text, int mode) throws IOException {
        boolean isLink = linkTarget(path).isPresent();
        if (isIgnored(path) || (!isLink && read(path).filter(text::equals).isPresent())) {
            return;
        }
        Optional<Boolean> written = in(resolve(path, false), true, (directory, name) -> {
            FileStatus status =
                    directory.status(name).filter(FileStatus::isFile).orElse(new FileStatus(0, mode, shift, shift));
            replace(directory, name, text, status);
            return Optional.of(true);
        });
        if (written.isEmpty()) {
            throw new IOException("/" + path + " can't be written: its directory is something else");
        }
    }

    private static void replace(DirectoryHandle directory, String name, String text, FileStatus status)
            throws IOException {
        String temporary = name + TEMPORARY;
        directory.remove(temporary);
        byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
        try (OpenFile file = directory.createFile(temporary)) {
            file.owner(status.user(), status.group());
            file.mode(status.mode());
            file.write(data, data.length, 0);
            file.sync();
        }
        if (directory.status(name).filter(FileStatus::isDirectory).isPresent()) {
            directory.remove(temporary);
            throw new IOException(name + " is a directory");
        }
        directory.rename(temporary, name);
    }

    private boolean isIgnored(String path) throws IOException {
        int slash = path.lastIndexOf('/');
        return exists(path.substring(0, slash + 1) + IGNORE + path.substring(slash + 1));
    }

    /** Makes a symbolic link in place of what has its name, unless that is a directory. */
    void link(String path, String target) throws IOException {
        if (isIgnored(path) || linkTarget(path).filter(target::equals).isPresent()) {
            return;
        }
        in(resolve(path, false), true, (directory, name) -> {
            if (directory.remove(name)) {
                directory.symbolicLink(name, target);
                directory.owner(name, shift, shift);
            }
            return Optional.empty();
        });
    }

    /** Removes a file or a link; nothing is wrong if there is none. */
    void remove(String path) throws IOException {
        in(resolve(path, false), false, (directory, name) -> {
            directory.remove(name);
            return Optional.empty();
        });
    }

    /** Makes a directory with this mode, unless it is there. */
    void makeDirectory(String path, int mode) throws IOException {
        in(resolve(path, true), true, (directory, name) -> {
            if (directory.makeDirectory(name)) {
                directory.owner(name, shift, shift);
                directory.mode(name, mode);
            }
            return Optional.empty();
        });
    }

    @Override
    public void close() throws IOException {
        root.close();
    }
}
