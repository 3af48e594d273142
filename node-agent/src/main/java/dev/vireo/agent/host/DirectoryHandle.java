// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory held open. Every name is one component, looked up in that very directory; a link is never followed, not even
 * one that is put there meanwhile. Names have one character for each byte (ISO 8859-1).
 */
public final class DirectoryHandle extends OpenFile {
    private static final int OPEN = NativeFiles.DIRECTORY | NativeFiles.NO_FOLLOW | NativeFiles.CLOSE_ON_EXEC;
    private static final int FIRST_MODE = 0700;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 4096;

    private DirectoryHandle(int descriptor) {
        super(descriptor);
    }

    /** Opens a directory by a path that the caller vouches for. */
    public static DirectoryHandle open(Path path) throws IOException {
        byte[] name = (path.toAbsolutePath() + "\0").getBytes(StandardCharsets.UTF_8);
        return new DirectoryHandle(call("open " + path, () -> NativeFiles.open(name, OPEN, 0)));
    }

    private static byte[] component(String name) throws IOException {
        if (name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.indexOf('/') >= 0
                || name.indexOf('\0') >= 0
                || name.length() > LONGEST_NAME) {
            throw new IOException("'" + name + "' is no name of a file");
        }
        return bytes(name);
    }

    /** Opens a directory in it; empty if there is none, or something that is no directory. */
    public Optional<DirectoryHandle> child(String name) throws IOException {
        byte[] bytes = component(name);
        try {
            return Optional.of(new DirectoryHandle(NativeFiles.openat(descriptor(), bytes, OPEN, 0)));
        } catch (LastErrorException e) {
            return switch (e.getErrorCode()) {
                case NativeFiles.NO_ENTRY, NativeFiles.NO_DIRECTORY, NativeFiles.TOO_MANY_LINKS -> Optional.empty();
                default -> throw failure("open " + name, e);
            };
        }
    }

    /**
     * Makes a directory that only its owner enters.
     *
     * @return false if the name is taken
     */
    public boolean makeDirectory(String name) throws IOException {
        byte[] bytes = component(name);
        try {
            NativeFiles.mkdirat(descriptor(), bytes, FIRST_MODE);
            return true;
        } catch (LastErrorException e) {
            if (e.getErrorCode() == NativeFiles.EXISTS) {
                return false;
            }
            throw failure("make " + name, e);
        }
    }

    /** Makes a new file, for writing; fails if the name is taken, by a link for one. */
    public OpenFile createFile(String name) throws IOException {
        byte[] bytes = component(name);
        int flags = NativeFiles.WRITE_ONLY
                | NativeFiles.CREATE
                | NativeFiles.EXCLUSIVE
                | NativeFiles.NO_FOLLOW
                | NativeFiles.CLOSE_ON_EXEC;
        return new OpenFile(call("make " + name, () -> NativeFiles.openat(descriptor(), bytes, flags, 0600)));
    }

    /**
     * Removes what has the name, unless that is a directory.
     *
     * @return false if it is one
     */
    public boolean remove(String name) throws IOException {
        byte[] bytes = component(name);
        try {
            NativeFiles.unlinkat(descriptor(), bytes, 0);
            return true;
        } catch (LastErrorException e) {
            return switch (e.getErrorCode()) {
                case NativeFiles.NO_ENTRY -> true;
                case NativeFiles.IS_DIRECTORY -> false;
                default -> throw failure("replace " + name, e);
            };
        }
    }

    /** Where a symbolic link leads; empty if the name is none. */
    public Optional<String> linkTarget(String name) throws IOException {
        byte[] bytes = component(name);
        byte[] target = new byte[LONGEST_PATH];
        try {
            int length = NativeFiles.readlinkat(descriptor(), bytes, target, new NativeLong(target.length))
                    .intValue();
            return Optional.of(new String(target, 0, length, StandardCharsets.ISO_8859_1));
        } catch (LastErrorException e) {
            return switch (e.getErrorCode()) {
                case NativeFiles.NO_ENTRY, NativeFiles.INVALID -> Optional.empty();
                default -> throw failure("read the link " + name, e);
            };
        }
    }

    /** Whose an entry is, and what kind of thing; empty if there is none. Of a link, the link's own. */
    public Optional<FileStatus> status(String name) throws IOException {
        Optional<OpenFile> held = hold(name);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        try (OpenFile file = held.get()) {
            return Optional.of(FileStatus.of(itself(file)));
        }
    }

    /**
     * Reads an ordinary file; empty if there is none of that name, or something else.
     *
     * @throws IOException also if it has more bytes than {@code most}
     */
    public Optional<byte[]> read(String name, int most) throws IOException {
        Optional<OpenFile> held = hold(name);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        try (OpenFile file = held.get()) {
            if (!FileStatus.of(itself(file)).isFile()) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(itself(file))) {
                byte[] data = in.readNBytes(most + 1);
                if (data.length > most) {
                    throw new IOException("'" + name + "' has more than " + most + " bytes");
                }
                return Optional.of(data);
            }
        }
    }

    private Optional<OpenFile> hold(String name) throws IOException {
        byte[] bytes = component(name);
        int flags = NativeFiles.PATH_ONLY | NativeFiles.NO_FOLLOW | NativeFiles.CLOSE_ON_EXEC;
        try {
            return Optional.of(new OpenFile(NativeFiles.openat(descriptor(), bytes, flags, 0)));
        } catch (LastErrorException e) {
            if (e.getErrorCode() == NativeFiles.NO_ENTRY) {
                return Optional.empty();
            }
            throw failure("open " + name, e);
        }
    }

    /** A path of {@code /proc} that leads to what is held, whatever has its name by now. */
    private static Path itself(OpenFile file) {
        return Path.of("/proc/self/fd/" + file.descriptor());
    }

    /** Names of what it holds, sorted. */
    public List<String> list() throws IOException {
        try (Stream<Path> all = Files.list(itself(this))) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Gives an entry another name in the same directory, in place of what has that name. */
    public void rename(String old, String name) throws IOException {
        byte[] from = component(old);
        byte[] to = component(name);
        call("rename " + old, () -> NativeFiles.renameat(descriptor(), from, descriptor(), to));
    }

    /** Makes a symbolic link; its target is any text and is not looked at. */
    public void symbolicLink(String name, String target) throws IOException {
        byte[] bytes = component(name);
        call("make " + name, () -> NativeFiles.symlinkat(bytes(target), descriptor(), bytes));
    }

    /** Gives a file of another directory this name too. A symbolic link is linked itself. */
    public void hardLink(String name, DirectoryHandle from, String old) throws IOException {
        byte[] bytes = component(name);
        byte[] other = component(old);
        call("link " + name, () -> NativeFiles.linkat(from.descriptor(), other, descriptor(), bytes, 0));
    }

    /**
     * Makes a pipe or a device.
     *
     * @param type the bits of {@code S_IFMT}
     * @param mode permission bits, of which the umask takes some
     */
    public void node(String name, int type, int mode, long device) throws IOException {
        byte[] bytes = component(name);
        call("make " + name, () -> NativeFiles.mknodat(descriptor(), bytes, type | mode, device));
    }

    /** Sets the twelve bits of {@code chmod} of an entry that is no link. */
    public void mode(String name, int mode) throws IOException {
        byte[] bytes = component(name);
        int flags = NativeFiles.PATH_ONLY | NativeFiles.NO_FOLLOW | NativeFiles.CLOSE_ON_EXEC;
        try (OpenFile held =
                new OpenFile(call("open " + name, () -> NativeFiles.openat(descriptor(), bytes, flags, 0)))) {
            // a path of /proc leads to what is held, whatever has its name by now
            byte[] itself = bytes("/proc/self/fd/" + held.descriptor());
            call("set the mode of " + name, () -> NativeFiles.chmod(itself, mode));
        }
    }

    /** Sets owner and group of an entry, of a link itself. */
    public void owner(String name, int user, int group) throws IOException {
        byte[] bytes = component(name);
        call(
                "set the owner of " + name,
                () -> NativeFiles.fchownat(descriptor(), bytes, user, group, NativeFiles.LINK_ITSELF));
    }

    /**
     * Sets the time of an entry, of a link itself.
     *
     * @param seconds since 1970
     */
    public void modified(String name, long seconds) throws IOException {
        byte[] bytes = component(name);
        long[] times = {seconds, 0, seconds, 0};
        call(
                "set the time of " + name,
                () -> NativeFiles.utimensat(descriptor(), bytes, times, NativeFiles.LINK_ITSELF));
    }
}
