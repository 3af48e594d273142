// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and writes the files of control groups. */
final class GroupFiles {
    private GroupFiles() {}

    static void write(Path file, String value) throws IOException {
        try {
            Files.writeString(file, value);
        } catch (IOException e) {
            throw new IOException(
                    String.format(Locale.ROOT, "cannot write '%s' to %s: %s", value, file, e.getMessage()), e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The text of a file that not every kernel has. */
    static Optional<String> find(Path file) {
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** The number in a file, or 0 if the kernel has no such file. */
    static long number(Path file) {
        return find(file).map(Long::parseLong).orElse(0L);
    }

    /** The number behind a word at the beginning of a line. */
    static long number(String text, String word) {
        return text.lines()
                .filter(line -> line.startsWith(word + " "))
                .mapToLong(
                        line -> Long.parseLong(line.substring(word.length() + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    /** Ends all processes of a group and of those below it. */
    static void kill(Path group) throws IOException {
        processes(group).stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** Numbers of the processes of a group and of those below it. */
    static List<Long> processes(Path group) throws IOException {
        return groups(group).stream()
                .flatMap(member -> read(member.resolve("cgroup.procs")).lines())
                .map(Long::valueOf)
                .toList();
    }

    /** Removes a group and those below it. */
    static void remove(Path group) throws IOException {
        for (Path member : groups(group)) {
            Files.deleteIfExists(member);
        }
    }

    /** A group and those below it, the deepest first. */
    private static List<Path> groups(Path group) throws IOException {
        if (!Files.isDirectory(group)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(group)) {
            return all.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
