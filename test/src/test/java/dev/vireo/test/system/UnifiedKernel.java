// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A machine in memory whose kernel has control groups of version 2 alone, whatever this machine's has. It runs programs of
 * this machine on this machine's files, of which it changes none: what it writes is gone with it. No KVM is needed.
 */
final class UnifiedKernel {
    private static final List<Path> SHARING =
            List.of(Path.of("/usr/lib/qemu/virtiofsd"), Path.of("/usr/libexec/virtiofsd"));
    private static final long LIMIT_MINUTES = 60;
    private static final int MEMORY = 3072;

    private final Path folder;

    /** @param folder takes files of its own, outside of {@code /run} */
    UnifiedKernel(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where there can be no such machine. */
    static void assumePossible() {
        assumeTrue(
                GuestImage.isThere() && Files.exists(modules().resolve("list")),
                "the guest that ./vireo test builds is not there");
        assumeTrue(sharing().isPresent(), "virtiofsd is not installed");
        assumeTrue(BusyboxTemplate.isPossible(), "LXC or a static busybox is not installed, or this is not root");
    }

    private static Optional<Path> sharing() {
        return SHARING.stream().filter(Files::isExecutable).findFirst();
    }

    private static Path modules() {
        return kernel().resolveSibling("modules");
    }

    private static Path kernel() {
        return Path.of(System.getProperty("vireo.guest.kernel", "")).toAbsolutePath();
    }

    /**
     * Runs a program of this Java there, and ends the machine.
     *
     * @param more class path before ours
     * @return what it printed
     */
    List<String> run(List<Path> more, Class<?> program, List<String> arguments) throws Exception {
        Path second = Files.writeString(folder.resolve("second"), second(java(more, program, arguments)));
        Path ram = firstFiles(first(second));
        Path socket = folder.resolve("files.sock");
        Process files = start("files.log", filesCommand(socket));
        try {
            Until.holds("virtiofsd listens", () -> Files.exists(socket) || !files.isAlive());
            Process machine = start("machine.log", machineCommand(ram, socket));
            try {
                assertThat(machine.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES))
                        .as(() -> "the machine has ended; it said\n" + said())
                        .isTrue();
            } finally {
                machine.destroyForcibly();
            }
        } finally {
            files.destroyForcibly();
        }
        return Files.readAllLines(folder.resolve("printed"), StandardCharsets.UTF_8);
    }

    /** The first program. Its own root is the guest's, with BusyBox and what this kernel needs to see our files. */
    private static String first(Path second) {
        return """
            #!/bin/busybox sh
            PATH=/bin:/sbin
            mkdir -p /proc /sys /dev /below /over /node
            mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
            for module in $(cat /etc/modules.list); do insmod $module 2>/dev/null; done
            mount -t virtiofs -o ro machine /below || echo "this machine's files are not there"
            for module in $(cat /below%1$s/list); do insmod /below%1$s/$module || echo "no $module"; done
            mount -t tmpfs -o size=75%% over /over; mkdir /over/files /over/work
            mount -t overlay -o lowerdir=/below,upperdir=/over/files,workdir=/over/work overlay /node
            for kernel in proc sys dev; do mount --move /$kernel /node/$kernel; done
            mkdir -p /node/dev/pts /node/dev/shm
            mount -t devpts -o ptmxmode=666 pts /node/dev/pts; mount -t tmpfs shm /node/dev/shm
            mount -t cgroup2 groups /node/sys/fs/cgroup
            mount -t tmpfs run /node/run; mkdir -p /node/run/lock /node/run/tests
            exec switch_root /node /bin/sh %2$s
            """.formatted(modules(), second);
    }

    /** The second one: it has our files, and prints what the program prints on the second serial port. */
    private static String second(List<String> program) {
        return """
            export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME='%s' LANG=C.UTF-8
            ip link set lo up; hostname unified
            stty -F /dev/ttyS1 -opost
            cd '%s'; %s > /dev/ttyS1 2>&1
            echo o > /proc/sysrq-trigger; sleep 60
            """.formatted(
                System.getProperty("user.home"), Path.of("").toAbsolutePath(), String.join(" ", quoted(program)));
    }

    /** What its kernel and the programs around it said. */
    String said() {
        StringBuilder all = new StringBuilder();
        for (String name : List.of("files.log", "machine.log", "console", "printed")) {
            Path log = folder.resolve(name);
            try {
                byte[] bytes = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
                all.append(name).append(":\n").append(new String(bytes, StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                all.append(e.getMessage());
            }
        }
        return all.toString();
    }

    private static List<String> java(List<Path> more, Class<?> program, List<String> arguments) {
        String ours = OwnClasses.path();
        List<String> path = new ArrayList<>(more.stream().map(Path::toString).toList());
        Stream.of(ours.split(":"))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .forEach(path::add);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                // Without KVM, what is compiled at once is faster than what is compiled well.
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=/run/tests",
                "-cp",
                String.join(":", path),
                program.getName()));
        command.addAll(arguments);
        return command;
    }

    private static List<String> quoted(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .toList();
    }

    /** Ours with the guest's behind them: the kernel takes both. */
    private Path firstFiles(String first) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("first"), first);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path names = Files.writeString(folder.resolve("names"), "first\n");
        Path archive = folder.resolve("ram");
        Process packing = new ProcessBuilder("busybox", "cpio", "-o", "-H", "newc")
                .directory(folder.toFile())
                .redirectInput(names.toFile())
                .redirectOutput(archive.toFile())
                .start();
        assertThat(packing.waitFor()).as("packing the first program").isZero();
        byte[] guest = Files.readAllBytes(Path.of(System.getProperty("vireo.guest.initrd", "")));
        return Files.write(archive, guest, StandardOpenOption.APPEND);
    }

    private Process start(String log, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    private static List<String> filesCommand(Path socket) {
        return List.of(
                sharing().orElseThrow().toString(),
                "--socket-path=" + socket,
                "-o",
                "source=/",
                "-o",
                "cache=auto",
                "-o",
                "sandbox=chroot");
    }

    private List<String> machineCommand(Path ram, Path socket) {
        String options = "-nodefaults -no-reboot -display none -machine q35 -accel tcg,thread=multi -cpu max -smp 2 -m "
                + MEMORY + " -object memory-backend-memfd,id=memory,size=" + MEMORY + "M,share=on"
                + " -numa node,memdev=memory -device virtio-rng-pci";
        List<String> command = new ArrayList<>(List.of("qemu-system-x86_64"));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-kernel", kernel().toString(), "-initrd", ram.toString()));
        command.addAll(List.of("-append", "console=ttyS0 quiet panic=-1 rdinit=/first cgroup_no_v1=all"));
        command.addAll(List.of("-serial", "file:" + folder.resolve("console")));
        command.addAll(List.of("-serial", "file:" + folder.resolve("printed")));
        command.addAll(List.of("-chardev", "socket,id=files,path=" + socket));
        command.addAll(List.of("-device", "vhost-user-fs-pci,chardev=files,tag=machine"));
        return command;
    }
}
