// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An open file or directory, whose attributes are set without going by its name again. */
public class OpenFile implements Closeable {
    private final int descriptor;

    OpenFile(int descriptor) {
        this.descriptor = descriptor;
    }

    final int descriptor() {
        return descriptor;
    }

    /** Writes all of the first {@code count} bytes at a place of the file. */
    public void write(byte[] data, int count, long offset) throws IOException {
        int done = 0;
        while (done < count) {
            byte[] rest = done == 0 ? data : Arrays.copyOfRange(data, done, count);
            NativeLong length = new NativeLong(count - (long) done);
            long at = offset + done;
            done += (int) written(rest, length, at);
        }
    }

    private long written(byte[] data, NativeLong length, long at) throws IOException {
        try {
            return NativeFiles.pwrite(descriptor, data, length, at).longValue();
        } catch (LastErrorException e) {
            throw failure("write", e);
        }
    }

    /** Gives the file a size; what is added reads as zeros and takes no place. */
    public void size(long bytes) throws IOException {
        call("set the size", () -> NativeFiles.ftruncate(descriptor, bytes));
    }

    /** Sets owner and group, numbers of the node. The kernel drops setuid then: set the mode afterwards. */
    public void owner(int user, int group) throws IOException {
        call("set the owner", () -> NativeFiles.fchown(descriptor, user, group));
    }

    /**
     * Sets the rights.
     *
     * @param mode the twelve bits of {@code chmod}
     */
    public void mode(int mode) throws IOException {
        call("set the mode", () -> NativeFiles.fchmod(descriptor, mode));
    }

    /** Sets an extended attribute. */
    public void attribute(String name, byte[] value) throws IOException {
        NativeLong size = new NativeLong(value.length);
        byte[] key = bytes(name);
        call("set " + name, () -> NativeFiles.fsetxattr(descriptor, key, value, size, 0));
    }

    /** Puts it on the disk. */
    public void sync() throws IOException {
        call("sync", () -> NativeFiles.fsync(descriptor));
    }

    /**
     * Sets the time of the last change.
     *
     * @param seconds since 1970
     */
    public void modified(long seconds) throws IOException {
        call("set the time", () -> NativeFiles.futimens(descriptor, new long[] {seconds, 0, seconds, 0}));
    }

    @Override
    public final void close() throws IOException {
        call("close", () -> NativeFiles.close(descriptor));
    }

    /** A call of the C library. */
    interface Call {
        int run() throws LastErrorException;
    }

    static int call(String what, Call call) throws IOException {
        try {
            return call.run();
        } catch (LastErrorException e) {
            throw failure(what, e);
        }
    }

    static IOException failure(String what, LastErrorException e) {
        return new IOException("cannot " + what + ": " + e.getMessage(), e);
    }

    /** A name is a text of one character a byte, so that any name of Linux fits. */
    static byte[] bytes(String name) {
        return (name + '\0').getBytes(StandardCharsets.ISO_8859_1);
    }
}
