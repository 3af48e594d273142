// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The smallest template that a container can be made of: one program under many names. */
public final class BusyboxTemplate {
    /** Its volume on the storage {@code local}. */
    public static final String VOLUME = "local:vztmpl/busybox_1_amd64.tar.gz";

    /** There once its own first program has done its first work; the next start makes it anew. */
    public static final String UP = "/dev/up";

    /** What {@code udhcpc} is to call. */
    public static final String DHCP_SCRIPT = """
            #!/bin/sh
            ip link set $interface up
            [ "$1" = bound ] || exit 0
            ip addr add $ip/$mask dev $interface
            [ -z "$router" ] || ip route add default via $router
            """;

    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final List<String> NAMES = List.of(
            "sh",
            "ls",
            "cat",
            "ip",
            "udhcpc",
            "sleep",
            "reboot",
            "poweroff",
            "mount",
            "mkdir",
            "touch",
            "id",
            "dd",
            "nproc",
            "stat",
            "ping",
            "ln",
            "test",
            "grep",
            "hostname",
            "df",
            "wget",
            "rm",
            "kill",
            "run-parts");

    private BusyboxTemplate() {}

    /** Whether containers can be made of it on this machine. */
    public static boolean isPossible() {
        return Files.exists(BUSYBOX)
                && Files.isExecutable(Path.of("/usr/bin/lxc-start"))
                && Files.isWritable(Path.of("/sys/fs/cgroup"));
    }

    /** Puts the template on the storage of a node. */
    public static void install(Path state) throws IOException, InterruptedException {
        install(state, VOLUME, Map.of());
    }

    /**
     * Puts a template with more files on the storage of a node.
     *
     * @param files texts by their paths; scripts can be run
     */
    public static void install(Path state, String volume, Map<String, String> files)
            throws IOException, InterruptedException {
        Path root = Files.createTempDirectory("vireo-template-");
        try {
            tree(root);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path place = root.resolve(file.getKey());
                Files.createDirectories(place.getParent());
                // In place of a link to busybox, not through it.
                Files.deleteIfExists(place);
                write(place, file.getValue(), file.getValue().startsWith("#!") ? "rwxr-xr-x" : "rw-r--r--");
            }
            Path archive = state.resolve("storage/template/cache").resolve(volume.substring(volume.indexOf('/') + 1));
            Files.createDirectories(archive.getParent());
            run(List.of(
                    "tar",
                    "--create",
                    "--gzip",
                    "--owner=0",
                    "--group=0",
                    "--file=" + archive,
                    "--directory=" + root,
                    "."));
        } finally {
            run(List.of("rm", "--recursive", "--", root.toString()));
        }
    }

    private static void tree(Path root) throws IOException {
        for (String directory : List.of("bin", "sbin", "etc", "proc", "sys", "dev", "tmp", "root", "srv")) {
            Files.createDirectories(root.resolve(directory));
        }
        Files.copy(BUSYBOX, root.resolve("bin/busybox"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String name : NAMES) {
            Files.createSymbolicLink(root.resolve("bin").resolve(name), Path.of("busybox"));
        }
        for (String name : List.of("init", "ifup", "ifdown")) {
            Files.createSymbolicLink(root.resolve("sbin").resolve(name), Path.of("../bin/busybox"));
        }
        write(
                root.resolve("etc/inittab"),
                "::sysinit:/bin/ip link set lo up\n::sysinit:/bin/touch " + UP + "\n::respawn:/bin/sleep 3600\n",
                "rw-r--r--");
        write(root.resolve("etc/dhcp.sh"), DHCP_SCRIPT, "rwxr-xr-x");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text, String rights) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    /** Runs a program of the machine to its good end; the answer is what it printed. */
    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s printed %s", command, output).isZero();
        return output;
    }
}
