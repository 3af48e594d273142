// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.HostProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The smallest system that a container can run: one program under many names. */
final class BusyboxRoot {
    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final List<String> NAMES = List.of(
            "sh",
            "init",
            "ls",
            "cat",
            "ip",
            "udhcpc",
            "sleep",
            "reboot",
            "poweroff",
            "mount",
            "umount",
            "mkdir",
            "touch",
            "id",
            "dd",
            "nproc",
            "stat",
            "ping",
            "ln",
            "test",
            "timeout",
            "grep",
            "hostname");

    private BusyboxRoot() {}

    static boolean isPossible() {
        return Files.exists(BUSYBOX);
    }

    /** Makes the tree in a directory. */
    static Path tree(Path root) throws IOException {
        for (String directory : List.of("bin", "sbin", "etc", "proc", "sys", "dev", "tmp", "root", "data")) {
            Files.createDirectories(root.resolve(directory));
        }
        Files.copy(BUSYBOX, root.resolve("bin/busybox"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String name : NAMES) {
            Files.createSymbolicLink(root.resolve("bin").resolve(name), Path.of("busybox"));
        }
        Files.createSymbolicLink(root.resolve("sbin/init"), Path.of("../bin/busybox"));
        Files.writeString(
                root.resolve("etc/inittab"),
                "::sysinit:/bin/ip link set lo up\n::sysinit:/bin/touch /dev/up\n::respawn:/bin/sleep 3600\n");
        Path dhcp = root.resolve("etc/dhcp.sh");
        Files.writeString(dhcp, "#!/bin/sh\n[ \"$1\" = bound ] && ip addr add $ip/$mask dev $interface\nexit 0\n");
        Files.setPosixFilePermissions(dhcp, PosixFilePermissions.fromString("rwxr-xr-x"));
        return root;
    }

    /** Makes an ext4 image that holds a tree; all of it belongs to that account. */
    static Path image(Path image, Path tree, long owner) throws IOException, InterruptedException {
        HostProgramRunner programs = new HostProgramRunner();
        programs.require(List.of("chown", "--recursive", "--no-dereference", owner + ":" + owner, tree.toString()));
        programs.require(List.of("truncate", "--size=16M", image.toString()));
        programs.require(List.of(
                "mkfs.ext4", "-q", "-F", "-E", "root_owner=" + owner + ":" + owner, "-d", tree.toString(), image + ""));
        return image;
    }
}
