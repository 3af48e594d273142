// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is on a disk, written and read by QEMU's own tools. */
final class DiskContent {
    private static final String PLACE = " -P 17 1M 3M";

    private DiskContent() {}

    /** Writes what {@link #requireIn} looks for. Nobody has the disk open. */
    static void write(Path disk) throws IOException {
        Answer answer = run("qemu-io", "-f", format(disk), "-c", "write" + PLACE, disk.toString());
        assertThat(answer.code).as(answer.output).isZero();
    }

    /** The disk holds what was written, and its own tables are whole. Nobody has it open. */
    static void requireIn(Path disk) throws IOException {
        Answer read = run("qemu-io", "-r", "-f", format(disk), "-c", "read" + PLACE, disk.toString());
        assertThat(read.output)
                .as("content of " + disk)
                .contains("read 3145728/3145728")
                .doesNotContain("failed");
        requireSound(disk);
    }

    /** Its tables are whole; that space is lost does no harm. */
    static void requireSound(Path disk) throws IOException {
        if (format(disk).equals("qcow2")) {
            Answer check = run("qemu-img", "check", "-f", "qcow2", disk.toString());
            assertThat(check.code).as(check.output).isIn(0, 3);
        }
    }

    /** Bytes that a guest sees. */
    static long size(Path disk) throws IOException {
        Answer info = run("qemu-img", "info", "-U", "--output=json", "-f", format(disk), disk.toString());
        return new ObjectMapper().readTree(info.output).path("virtual-size").asLong();
    }

    /** Names of the snapshots in a disk. */
    static Set<String> snapshots(Path disk) throws IOException {
        Answer info = run("qemu-img", "info", "-U", "--output=json", "-f", format(disk), disk.toString());
        return new TreeSet<>(
                new ObjectMapper().readTree(info.output).path("snapshots").findValuesAsText("name"));
    }

    private static String format(Path disk) {
        return disk.toString().substring(disk.toString().lastIndexOf('.') + 1);
    }

    private record Answer(int code, String output) {}

    private static Answer run(String... command) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command));
        Process process =
                new ProcessBuilder(arguments).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Answer(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
