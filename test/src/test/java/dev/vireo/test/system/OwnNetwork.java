// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a program of this Java with a network and mounts of its own, in which it is a node with whatever bridges it likes; the
 * machine's stay as they are.
 */
public final class OwnNetwork {
    /** What the program prints at its good end. */
    public static final String DONE = "all of it was as it should be";

    /** A shell's code for a program that a signal ended is that, and the signal's number. */
    private static final int SIGNALLED = 128;

    private static final int CRASH_LINES = 200;

    /** What programs look up: no secrets. */
    private static final String ETC = "passwd group login.defs nsswitch.conf ld.so.cache hosts services protocols lxc"
            + " alternatives iproute2 subuid subgid java-17-openjdk ssl fonts network";

    private OwnNetwork() {}

    /** Skips the test where that or containers are not possible. */
    public static void assumePossible() {
        assumeTrue(BusyboxTemplate.isPossible(), "LXC or a static busybox is not installed, or this is not root");
        boolean hasTools = Stream.of("dnsmasq", "nft").allMatch(name -> Files.exists(Path.of("/usr/sbin", name)));
        assumeTrue(hasTools, "dnsmasq or nftables is not installed");
    }

    /**
     * Runs it to its good end. All that it said is in the failure, and with what code it ended.
     *
     * @param folder takes files of its own, and is the program's first argument
     * @param program has a main method, which prints {@link #DONE} last
     */
    public static void run(Path folder, Class<?> program, String... more) throws IOException, InterruptedException {
        run(folder, System.getenv().getOrDefault("DISPLAY", ""), program, more);
    }

    /** Runs it on a display of its own. */
    public static void run(Path folder, String display, Class<?> program, String... more)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(
                List.of("unshare", "--mount", "--net", "--propagation", "private", "--", "sh", "-c", script(folder)));
        command.addAll(List.of(
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:ErrorFile=" + folder.resolve("crash"),
                "-Djava.awt.headless=false",
                "-Dprism.order=sw",
                "-cp",
                OwnClasses.path(),
                program.getName(),
                folder.toString()));
        command.addAll(Arrays.asList(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("DISPLAY", display);
        int code = builder.start().waitFor();
        String said = Files.readString(output, UTF_8);
        if (code != 0 || !said.contains(DONE)) {
            throw new AssertionError("%s ended with %s after having said:%n%s%n%s"
                    .formatted(program.getName(), end(code), said, crash(folder)));
        }
    }

    private static String end(int code) {
        if (code == 1) {
            return "code 1 (the toolkit ends so too, and says nothing, when the X server drops its connection)";
        }
        return code > SIGNALLED ? "signal " + (code - SIGNALLED) : "code " + code;
    }

    /** What the Java left that it crashed with, if it did. */
    private static String crash(Path folder) throws IOException {
        Path report = folder.resolve("crash");
        return Files.exists(report)
                ? Files.readAllLines(report).stream().limit(CRASH_LINES).collect(Collectors.joining("\n"))
                : "";
    }

    private static String script(Path folder) throws IOException {
        Path groups = Files.createDirectory(folder.resolve("groups"));
        Path etc = Files.createDirectory(folder.resolve("etc"));
        return String.join(
                " && ",
                "mount --rbind /sys/fs/cgroup " + groups,
                "mount -t sysfs none /sys",
                "mount --rbind " + groups + " /sys/fs/cgroup",
                "mount -t tmpfs none " + etc,
                "for name in " + ETC + "; do [ ! -e /etc/$name ] || cp -a /etc/$name " + etc + "; done",
                "mount --bind " + etc + " /etc",
                "umount " + etc,
                "ip link set lo up",
                "exec \"$@\"");
    }
}
