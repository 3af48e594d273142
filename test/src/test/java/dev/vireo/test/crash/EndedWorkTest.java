// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.agent.cli.VireoCommand;
import dev.vireo.test.bench.BenchMain;
import dev.vireo.test.system.OwnClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long work of the command line that is told to end takes away what it has made so far, and what it has started. */
final class EndedWorkTest {
    /** SIGTERM. */
    private static final int TOLD = 128 + 15;

    private static final long PATIENCE_SECONDS = 180;

    @TempDir
    Path folder;

    @Test
    void buildOfATemplateLeavesNothing() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "a template is built by root");
        Path tools = Files.createDirectory(folder.resolve("tools"));
        // Like the real one it has children, which write and mount while they are ended.
        tool(tools, "debootstrap", """
                [ "$1" != --version ] || exit 0
                root=$(echo "$@" | tr ' ' '\\n' | grep /root$)
                mkdir -p "$root/proc"; mount -t proc proc "$root/proc"
                (i=0; while :; do i=$((i+1)); : > "$root/$i"; done) &
                echo half way
                wait
                """);
        tool(tools, "zstd", "");
        Path made = Files.createDirectory(folder.resolve("made"));
        Process build = start(tools, VireoCommand.class, "template", "build", "--suite=test", "--folder=" + made);
        await("the build is half way", () -> output().contains("half way"), build);
        build.destroy();
        assertThat(build.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(build.exitValue()).isEqualTo(TOLD);
        assertThat(made).isEmptyDirectory();
        assertThat(processesWith(made)).isEmpty();
    }

    @Test
    void benchmarkLeavesNeitherAgentNorGuestNorFile() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64")), "QEMU is not installed");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Process bench = start(folder, BenchMain.class, "--only=vm-start");
        await(
                "a guest runs",
                () -> processesWith(folder).stream().anyMatch(line -> line.contains(" -pidfile ")),
                bench);
        bench.destroy();
        assertThat(bench.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(bench.exitValue()).isEqualTo(TOLD);
        assertThat(output()).contains("vm-start: told to end");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(path -> !path.endsWith("output"))).isEmpty();
        }
        assertThat(processesWith(folder)).isEmpty();
    }

    private static void tool(Path folder, String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A program of this Java whose temporary files lie in the test's folder. */
    private Process start(Path tools, Class<?> program, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = OwnClasses.path();
        List<String> command = new ArrayList<>(
                List.of(java, "-Xmx256m", "-Djava.io.tmpdir=" + folder, "-cp", classes, program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().merge("PATH", tools.toString(), (path, own) -> own + ":" + path);
        return builder.start();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"), UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private void await(String what, BooleanSupplier condition, Process process) {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(process.isAlive() && System.nanoTime() < last)
                    .as("%s; it printed %s", what, output())
                    .isTrue();
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Command lines of other processes that name a folder. */
    private static List<String> processesWith(Path folder) {
        return ProcessHandle.allProcesses()
                .map(EndedWorkTest::commandLine)
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException e) {
            // It has ended.
            return "";
        }
    }
}
