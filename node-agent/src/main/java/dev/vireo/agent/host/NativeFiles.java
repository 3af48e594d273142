// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;

/** The C library's calls that work below an open directory. Names are bytes and end with a zero. */
final class NativeFiles {
    static final int WRITE_ONLY = 1;
    static final int CREATE = 0100;
    static final int EXCLUSIVE = 0200;
    static final int NON_BLOCKING = 04000;
    static final int CLOSE_ON_EXEC = 02000000;
    static final int PATH_ONLY = 010000000;
    static final int DIRECTORY = Platform.isARM() ? 040000 : 0200000;
    static final int NO_FOLLOW = Platform.isARM() ? 0100000 : 0400000;
    /** For calls that take the flags of {@code fchownat}. */
    static final int LINK_ITSELF = 0x100;

    static final int NO_ENTRY = 2;
    static final int EXISTS = 17;
    static final int NO_DIRECTORY = 20;
    static final int INVALID = 22;
    static final int IS_DIRECTORY = 21;
    static final int TOO_MANY_LINKS = 40;

    static {
        Native.register(NativeFiles.class, "c");
    }

    private NativeFiles() {}

    static native int open(byte[] path, int flags, int mode) throws LastErrorException;

    static native int openat(int directory, byte[] name, int flags, int mode) throws LastErrorException;

    static native int close(int file) throws LastErrorException;

    static native int mkdirat(int directory, byte[] name, int mode) throws LastErrorException;

    static native int unlinkat(int directory, byte[] name, int flags) throws LastErrorException;

    static native int symlinkat(byte[] target, int directory, byte[] name) throws LastErrorException;

    static native NativeLong readlinkat(int directory, byte[] name, byte[] target, NativeLong size)
            throws LastErrorException;

    static native int renameat(int from, byte[] old, int to, byte[] name) throws LastErrorException;

    static native int fsync(int file) throws LastErrorException;

    static native int sync_file_range(int file, long offset, long bytes, int flags) throws LastErrorException;

    static native int statx(int directory, byte[] path, int flags, int mask, byte[] answer) throws LastErrorException;

    static native int linkat(int from, byte[] old, int to, byte[] name, int flags) throws LastErrorException;

    static native int mknodat(int directory, byte[] name, int mode, long device) throws LastErrorException;

    static native int fchownat(int directory, byte[] name, int user, int group, int flags) throws LastErrorException;

    static native int fchown(int file, int user, int group) throws LastErrorException;

    static native int fchmod(int file, int mode) throws LastErrorException;

    static native int chmod(byte[] path, int mode) throws LastErrorException;

    static native int ftruncate(int file, long size) throws LastErrorException;

    static native NativeLong pwrite(int file, byte[] data, NativeLong count, long offset) throws LastErrorException;

    static native int fsetxattr(int file, byte[] name, byte[] value, NativeLong size, int flags)
            throws LastErrorException;

    static native int futimens(int file, long[] times) throws LastErrorException;

    static native int utimensat(int directory, byte[] name, long[] times, int flags) throws LastErrorException;
}
