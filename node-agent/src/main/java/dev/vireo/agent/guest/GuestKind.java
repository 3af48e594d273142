// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

/** The kinds of guests. */
public enum GuestKind {
    /** A virtual machine. */
    VM("qemu-server"),
    /** A container. */
    CT("lxc");

    private final String folder;

    GuestKind(String folder) {
        this.folder = folder;
    }

    /** The folder of their configuration files, below that of the node. */
    String folder() {
        return folder;
    }

    /** The kind of guest whose file lies there. */
    static GuestKind ofFile(String path) {
        return path.contains("/" + CT.folder + "/") ? CT : VM;
    }
}
